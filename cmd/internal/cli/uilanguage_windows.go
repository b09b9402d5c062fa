package cli

import "golang.org/x/sys/windows"

// uiLanguage returns the language in which the person sees Windows.
func uiLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
