package cli

import "golang.org/x/sys/windows"

// knownDocuments returns the documents folder as Windows knows it, also where it
// was moved to a server or to a cloud drive.
func knownDocuments() string {
	dir, err := windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT)
	if err != nil {
		return ""
	}
	return dir
}
