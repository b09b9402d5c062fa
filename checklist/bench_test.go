package checklist_test

import (
	"os"
	"testing"

	"mognad/checklist"
)

func BenchmarkRead(b *testing.B) {
	const name = "builtin/eservices-21@1.0.0.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := checklist.Read(name, data); err != nil {
			b.Fatal(err)
		}
	}
}
