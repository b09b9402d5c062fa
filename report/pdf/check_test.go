package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// check looks for what a machine can find against PDF/UA-1 in a file. It finds
// no alternative text that is untrue; that takes a person.
func check(data []byte) []string {
	f, err := readPDF(data)
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{pdfFile: f}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")) {
		c.fault("no header that tells a binary file")
	}
	c.catalog()
	c.pages()
	c.tree()
	c.links()
	c.fonts()
	for _, o := range f.objects {
		c.forbidden(o)
	}
	c.forbidden(f.trailer)
	return c.faults
}

// forbidden finds what could act, hide or look different elsewhere.
func (c *checker) forbidden(v any) {
	switch v := v.(type) {
	case pdfName:
		if slices.Contains([]pdfName{"JavaScript", "JS", "Launch", "OpenAction", "AA", "EmbeddedFile", "SMask", "Encrypt"}, v) {
			c.fault("the file has /%s", v)
		}
	case []any:
		for _, e := range v {
			c.forbidden(e)
		}
	case pdfDict:
		for key, e := range v {
			c.forbidden(key)
			c.forbidden(e)
		}
		if uri, ok := v["URI"].([]byte); ok && !regexp.MustCompile(`^(https?://|mailto:)[!-~]*$`).Match(uri) {
			c.fault("a link leads to %q", uri)
		}
	}
}

type checker struct {
	*pdfFile
	faults []string
	root   pdfDict
	nums   map[int]any         // parent tree
	marks  map[pdfRef][]pdfRef // page → element of each mark
	seen   map[string]bool     // page and mark that an element claims
	kids   []pdfRef            // pages in order
	order  []pdfDict           // elements in reading order
	names  map[pdfRef]pdfDict  // elements by object
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *checker) catalog() {
	c.root = c.dict(c.trailer["Root"])
	if len(c.list(c.trailer["ID"])) != 2 {
		c.fault("no identifier")
	}
	if c.root["Lang"] == nil {
		c.fault("no language")
	}
	if c.dict(c.root["MarkInfo"])["Marked"] != "true" {
		c.fault("not marked")
	}
	if c.dict(c.root["ViewerPreferences"])["DisplayDocTitle"] != "true" {
		c.fault("the title is not shown")
	}
	if c.dict(c.trailer["Info"])["Title"] == nil {
		c.fault("no title")
	}
	if len(c.list(c.root["OutputIntents"])) != 1 {
		c.fault("no output intent")
	}
	ref, _ := c.root["Metadata"].(pdfRef)
	xmp := string(c.streams[int(ref)])
	for _, want := range []string{"<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "<dc:title>", "pdfaSchema:prefix>pdfuaid<"} {
		if !strings.Contains(xmp, want) {
			c.fault("metadata lack %s", want)
		}
	}
}

// pages checks that everything drawn is marked, and each mark has an element.
func (c *checker) pages() {
	c.nums, c.marks = map[int]any{}, map[pdfRef][]pdfRef{}
	nums := c.list(c.dict(c.dict(c.root["StructTreeRoot"])["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := nums[i].(float64)
		c.nums[int(key)] = nums[i+1]
	}
	for _, kid := range c.list(c.dict(c.root["Pages"])["Kids"]) {
		ref, _ := kid.(pdfRef)
		c.kids = append(c.kids, ref)
		page := c.dict(ref)
		if page["Tabs"] != pdfName("S") {
			c.fault("page %d: links are not in order of the structure", len(c.kids))
		}
		key, ok := page["StructParents"].(float64)
		if !ok {
			c.fault("page %d has no structure", len(c.kids))
			continue
		}
		var elements []pdfRef
		for _, e := range c.list(c.nums[int(key)]) {
			r, _ := e.(pdfRef)
			elements = append(elements, r)
		}
		c.marks[ref] = elements
		contents, _ := page["Contents"].(pdfRef)
		c.content(len(c.kids), c.streams[int(contents)], elements)
	}
}

var drawing = []string{"Tj", "TJ", "S", "s", "f", "F", "f*", "B", "b", "Do", "sh"}

func (c *checker) content(page int, data []byte, elements []pdfRef) {
	p := pdfParser{data: data}
	var operands []any
	depth, next := 0, 0
	for p.space(); len(p.data) > 0; p.space() {
		v := p.value()
		op, ok := v.(string)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "BDC":
			depth++
			if depth > 1 {
				c.fault("page %d: marks are nested", page)
			}
			props, _ := operands[1].(pdfDict)
			if operands[0] != pdfName("Artifact") {
				if props["MCID"] != float64(next) || next >= len(elements) {
					c.fault("page %d: mark %v has no element", page, props["MCID"])
				} else if tag := c.dict(elements[next])["S"]; tag != operands[0] {
					c.fault("page %d: mark %d is a %v, its element a %v", page, next, operands[0], tag)
				}
				next++
			}
		case "EMC":
			depth--
		}
		if depth == 0 && slices.Contains(drawing, op) {
			c.fault("page %d: %s is drawn outside of marks", page, op)
		}
		operands = nil
	}
	if depth != 0 || next != len(elements) {
		c.fault("page %d: %d marks are open, %d of %d elements are drawn", page, depth, next, len(elements))
	}
}

// tree walks the elements in reading order.
func (c *checker) tree() {
	c.seen, c.names = map[string]bool{}, map[pdfRef]pdfDict{}
	root, _ := c.root["StructTreeRoot"].(pdfRef)
	for _, k := range c.list(c.dict(root)["K"]) {
		ref, _ := k.(pdfRef)
		c.element(ref, root)
	}
	for page, elements := range c.marks {
		for i, e := range elements {
			if !c.seen[fmt.Sprint(page, i, e)] {
				c.fault("mark %d of page object %d is in no element", i, page)
			}
		}
	}
	level := 0
	for i, e := range c.order {
		c.attributes(e)
		tag, _ := e["S"].(pdfName)
		if !regexp.MustCompile(`^H[1-6]$`).MatchString(string(tag)) {
			continue
		}
		now := int(tag[1] - '0')
		if now > level+1 {
			c.fault("element %d: a heading of level %d follows one of level %d", i, now, level)
		}
		level = now
	}
}

func (c *checker) element(ref, parent pdfRef) {
	e := c.dict(ref)
	if e["P"] != parent {
		c.fault("element %d has the parent %v, want %v", ref, e["P"], parent)
	}
	c.order, c.names[ref] = append(c.order, e), e
	for _, k := range c.list(e["K"]) {
		switch k := k.(type) {
		case pdfRef:
			c.element(k, ref)
		case float64:
			c.seen[fmt.Sprint(e["Pg"], int(k), ref)] = true
		case pdfDict:
			if k["Type"] == pdfName("MCR") {
				mark, _ := k["MCID"].(float64)
				c.seen[fmt.Sprint(k["Pg"], int(mark), ref)] = true
			}
		}
	}
}

// parents says which elements may stand in which.
var parents = map[pdfName][]pdfName{
	"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"THead", "TBody", "Table"},
	"TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
}

func (c *checker) attributes(e pdfDict) {
	tag, _ := e["S"].(pdfName)
	all := fmt.Sprint(e["A"])
	switch tag {
	case "Figure":
		if e["Alt"] == nil || !strings.Contains(all, "BBox") {
			c.fault("a figure has no alternative text or no place")
		}
	case "TH":
		if !strings.Contains(all, "Scope") {
			c.fault("a head of a table says not what it is for")
		}
	case "L":
		if !strings.Contains(all, "ListNumbering") {
			c.fault("a list says not how it is numbered")
		}
	}
	if want, ok := parents[tag]; ok {
		up, _ := c.dict(e["P"])["S"].(pdfName)
		if !slices.Contains(want, up) {
			c.fault("%s stands in %s", tag, up)
		}
	}
}

func (c *checker) links() {
	for i, page := range c.kids {
		for _, a := range c.list(c.dict(page)["Annots"]) {
			link := c.dict(a)
			key, _ := link["StructParent"].(float64)
			owner := c.dict(c.nums[int(key)])
			if owner["S"] != pdfName("Link") || !strings.Contains(fmt.Sprint(owner["K"]), fmt.Sprint("Obj:", a)) {
				c.fault("page %d: a link is in no link element", i+1)
			}
			if link["Contents"] == nil || link["F"] != 4.0 || link["Dest"] == nil && link["A"] == nil {
				c.fault("page %d: a link does not say where it leads", i+1)
			}
		}
	}
}

func (c *checker) fonts() {
	for _, o := range c.objects {
		d, _ := o.(pdfDict)
		name, _ := d["FontName"].(pdfName)
		if d["Type"] == pdfName("FontDescriptor") && (d["FontFile2"] == nil || !regexp.MustCompile(`^[A-Z]{6}\+`).MatchString(string(name))) {
			c.fault("font %s is not an embedded part", name)
		}
	}
}

// TestCheckFindsFaults proves the checks: each fault is put into a good file,
// with as many bytes as before, and must be found.
func TestCheckFindsFaults(t *testing.T) {
	good := write(t, rich())
	if faults := check(good); len(faults) > 0 {
		t.Fatalf("the good file has faults: %q", faults)
	}
	tests := []struct{ name, old, new string }{
		{"no language", "/Lang (", "/Lxng ("},
		{"not marked", "/Marked true", "/Marked nope"},
		{"title not shown", "/DisplayDocTitle true", "/DisplayDocTitle nope"},
		{"no title", "/Title <FEFF", "/Txtle <FEFF"},
		{"no output intent", "/OutputIntents", "/OutputIntentz"},
		{"no claim of PDF/UA", "<pdfuaid:part>1", "<pdfuaid:part>2"},
		{"no claim of PDF/A", "<pdfaid:part>2", "<pdfaid:part>9"},
		{"a figure without alternative text", "/Alt ", "/Xlt "},
		{"a figure without a place", "/BBox", "/BBux"},
		{"a heading is left out", "/S /H2", "/S /H4"},
		{"a head without scope", "/Scope", "/Scupe"},
		{"a list without numbering", "/ListNumbering", "/ListNumberinx"},
		{"a page without structure", "/StructParents 0", "/StructPxrents 0"},
		{"another element for a mark", "/Nums [0 [", "/Nums [9 ["},
		{"links out of order", "/Tabs /S", "/Tabs /R"},
		{"a link in no element", "/StructParent ", "/StructPxrent "},
		{"a link that says nothing", "/Contents (", "/Cxntents ("},
		{"a font that is whole", "/FontName /", "/FontNxme /"},
		{"a cell outside of a row", "/S /TR", "/S /TX"},
		{"an identifier is missing", "/ID [", "/IX ["},
		{"no parent tree", "/ParentTree ", "/PxrentTree "},
		{"a kid is lost", "/K [0 ", "/K [7 "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := bytes.Replace(good, []byte(tt.old), []byte(tt.new), 1)
			if bytes.Equal(bad, good) {
				t.Fatalf("the good file has no %q", tt.old)
			}
			if len(check(bad)) == 0 {
				t.Error("check finds no fault")
			}
		})
	}
}
