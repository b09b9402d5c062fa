package cli

import (
	"errors"
	"path/filepath"

	"mognad/assess/store"
)

// rescue writes an emergency copy into the first folder that takes it.
func rescue(name string, data []byte, dirs []string) (string, error) {
	var failed error
	for _, dir := range dirs {
		path := filepath.Join(dir, "rescued-"+name)
		err := store.Replace(path, data, store.Overwrite{})
		if err == nil {
			return path, nil
		}
		failed = errors.Join(failed, err)
	}
	return "", failed
}
