//go:build !windows

package cli

// knownDocuments returns nothing: only Windows keeps a list of folders.
func knownDocuments() string { return "" }
