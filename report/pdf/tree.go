package pdf

import (
	"fmt"
	"strings"
)

// structure writes the element tree, and the tables by which a reader finds the
// element of a piece of a page.
func (f *finisher) structure() error {
	root := f.reserve()
	order := f.enumerate(f.set.root, nil)
	for _, a := range f.canvas.links {
		a.object = f.reserve()
	}
	for _, e := range order {
		f.element(e, root)
	}
	var parents strings.Builder
	for i, marks := range f.canvas.marks {
		fmt.Fprintf(&parents, "%d [", i)
		for _, e := range marks {
			fmt.Fprintf(&parents, "%d 0 R ", e.object)
		}
		parents.WriteString("] ")
	}
	for i, a := range f.canvas.links {
		fmt.Fprintf(&parents, "%d %d 0 R ", len(f.pages)+i, a.owner.object)
	}
	tree := f.addf("<</Nums [%s]>>", parents.String())
	f.put(root, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		f.set.root.object, tree, len(f.pages)+len(f.canvas.links))
	fmt.Fprintf(&f.catalog, " /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R", root)
	return nil
}

// enumerate gives numbers to e and all below it, in reading order.
func (f *finisher) enumerate(e *element, order []*element) []*element {
	e.object = f.reserve()
	order = append(order, e)
	for _, k := range e.kids {
		if k.element != nil {
			order = f.enumerate(k.element, order)
		}
	}
	return order
}

// element writes one element. It names the page of its first content; content
// on another page names its own.
func (f *finisher) element(e *element, root int) {
	parent := root
	if e.parent != nil {
		parent = e.parent.object
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R", e.tag, parent)
	page := 0
	for _, k := range e.kids {
		if k.page > 0 {
			page = k.page
			fmt.Fprintf(&b, " /Pg %d 0 R", f.pages[page-1])
			break
		}
	}
	if len(e.kids) > 0 {
		b.WriteString(" /K [")
		for _, k := range e.kids {
			b.WriteString(f.kid(k, page))
		}
		b.WriteString("]")
	}
	if e.alt != "" {
		b.WriteString(" /Alt " + e.alt)
	}
	attrs := e.attrs
	if e.box != nil {
		attrs = append(attrs, "<</O /Layout /Placement /Block /BBox "+rect(*e.box)+">>")
	}
	if len(attrs) > 0 {
		b.WriteString(" /A [" + strings.Join(attrs, " ") + "]")
	}
	b.WriteString(">>")
	f.objects[e.object] = []byte(b.String())
}

func (f *finisher) kid(k kid, page int) string {
	switch {
	case k.element != nil:
		return fmt.Sprintf("%d 0 R ", k.element.object)
	case k.link != nil:
		return fmt.Sprintf("<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>> ", k.link.object, f.pages[k.link.page-1])
	case k.page == page:
		return fmt.Sprintf("%d ", k.mark)
	}
	return fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>> ", f.pages[k.page-1], k.mark)
}

// bookmarks writes the headings as the reader's table of contents.
func (f *finisher) bookmarks() error {
	targets := f.canvas.targets
	if len(targets) == 0 {
		return nil
	}
	root := f.reserve()
	objects := make([]int, len(targets))
	kids := map[int][]int{} // index of a target, -1 for the root → its children
	parent := make([]int, len(targets))
	for i := range targets {
		objects[i] = f.reserve()
		parent[i] = above(targets, i)
		kids[parent[i]] = append(kids[parent[i]], i)
	}
	for i, t := range targets {
		var b strings.Builder
		up := root
		if parent[i] >= 0 {
			up = objects[parent[i]]
		}
		fmt.Fprintf(&b, "<</Title %s /Parent %d 0 R %s /SE %d 0 R", t.title, up, f.destination(t), t.element.object)
		siblings := kids[parent[i]]
		for at, sibling := range siblings {
			if sibling == i && at > 0 {
				fmt.Fprintf(&b, " /Prev %d 0 R", objects[siblings[at-1]])
			}
			if sibling == i && at+1 < len(siblings) {
				fmt.Fprintf(&b, " /Next %d 0 R", objects[siblings[at+1]])
			}
		}
		if c := kids[i]; len(c) > 0 {
			fmt.Fprintf(&b, " /First %d 0 R /Last %d 0 R /Count -%d", objects[c[0]], objects[c[len(c)-1]], len(c))
		}
		f.put(objects[i], "%s>>", b.String())
	}
	c := kids[-1]
	f.put(root, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", objects[c[0]], objects[c[len(c)-1]], len(c))
	fmt.Fprintf(&f.catalog, " /Outlines %d 0 R /PageMode /UseOutlines", root)
	return nil
}

// above returns the heading that heading i stands under, -1 for none.
func above(targets []*target, i int) int {
	for j := i - 1; j >= 0; j-- {
		if targets[j].level < targets[i].level {
			return j
		}
	}
	return -1
}
