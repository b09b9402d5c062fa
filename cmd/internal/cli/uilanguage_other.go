//go:build !windows

package cli

// uiLanguage is empty where the locale variables say it all.
func uiLanguage() string { return "" }
