package pdf

// Check is for the tests that stand outside.
func Check(data []byte) []string { return check(data) }
