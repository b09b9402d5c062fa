package checklist_test

import (
	"fmt"
	"os"

	"mognad/checklist"
)

// A checklist is read with its file's name, which is used in problems only.
func ExampleRead() {
	data, err := os.ReadFile("testdata/ok/tiny.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := checklist.Read("tiny.yaml", data)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s@%s: %s, levels 0 to %d\n", list.ID, list.Release, list.Title.In("en"), list.Top())
	for _, p := range list.Points {
		fmt.Println(p.ID, p.Title.In("sv"))
	}
	// Output:
	// library-hours@0.3.1: Opening hours of the public library, levels 0 to 3
	// a.one Besluta om öppettiderna
	// a.two Släpp in besökare utan personal
	// b-keys Ha koll på nycklarna
	// c.web Visa tiderna där folk letar
	// c.ask Fråga besökarna om tiderna
}

// Every problem of a file is told at once, in file order.
func ExampleRead_problems() {
	_, err := checklist.Read("mine.yaml", []byte("version: 1\nid: my list\nlangages: [en]\n"))
	fmt.Println(err)
	// Output:
	// mine.yaml:1:1: key "release" is missing here
	// mine.yaml:1:1: key "title" is missing here
	// mine.yaml:1:1: key "statement_of_origin" is missing here
	// mine.yaml:1:1: key "scale" is missing here
	// mine.yaml:1:1: key "effort" is missing here
	// mine.yaml:1:1: key "impact" is missing here
	// mine.yaml:1:1: key "areas" is missing here
	// mine.yaml:1:1: key "points" is missing here
	// mine.yaml:2:5: found "my list", want an id of the letters a to z (or A to Z) and digits, a letter first; single -, _ or . may stand between them
	// mine.yaml:3:1: unknown key "langages"; did you mean "languages"?
}
