package arrows

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "synopse/"

// importsOf gives the imports of every non-test Go file of the module, by the
// file's path relative to the module's root.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	root := filepath.Join("..", "..")
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".." || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		for _, im := range f.Imports {
			name, err := strconv.Unquote(im.Path.Value)
			if err != nil {
				return err
			}
			out[rel] = append(out[rel], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func layerOf(p string) int {
	first, _, _ := strings.Cut(p, "/")
	return slices.Index(layers, first)
}

func TestCoreImportsPointUp(t *testing.T) {
	seen := 0
	for file, imports := range importsOf(t) {
		layer := layerOf(file)
		if layer < 0 {
			continue
		}
		seen++
		for _, im := range imports {
			if slices.Contains(impure, im) {
				t.Errorf("%s imports %s: the core does no I/O", file, im)
			}
			if im == "time" {
				checkClock(t, file)
			}
			inner, ours := strings.CutPrefix(im, module)
			if !ours {
				continue
			}
			if l := layerOf(inner); l < 0 || l > layer {
				t.Errorf("%s imports %s: that arrow goes the wrong way", file, im)
			}
		}
	}
	if seen < len(layers) {
		t.Fatalf("only %d files of the core were found; is the test looking in the right place?", seen)
	}
}

// checkClock fails where a file of the core asks the clock.
func checkClock(t *testing.T, file string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "..", filepath.FromSlash(file)), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, sel.Sel.Name) {
			t.Errorf("%s calls time.%s: the core knows no clock", file, sel.Sel.Name)
		}
		return true
	})
}

func TestInternalPackagesStayApart(t *testing.T) {
	for file, imports := range importsOf(t) {
		for _, a := range apart {
			if !strings.HasPrefix(path.Dir(file)+"/", a+"/") {
				continue
			}
			for _, im := range imports {
				inner := strings.TrimPrefix(im, module)
				for _, b := range apart {
					if b != a && strings.HasPrefix(inner+"/", b+"/") {
						t.Errorf("%s imports %s: these are to stay apart", file, im)
					}
				}
			}
		}
	}
}

func TestNarrowPackages(t *testing.T) {
	found := map[string]bool{}
	for file, imports := range importsOf(t) {
		allowed, ok := narrow[path.Dir(file)]
		if !ok {
			continue
		}
		found[path.Dir(file)] = true
		for _, im := range imports {
			if inner, ours := strings.CutPrefix(im, module); ours && !slices.Contains(allowed, inner) {
				t.Errorf("%s imports %s, which is none of %q", file, im, allowed)
			}
		}
	}
	for dir := range narrow {
		if !found[dir] {
			t.Errorf("%s is not there", dir)
		}
	}
}

func TestStillPackages(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range importsOf(t) {
		for _, dir := range still {
			if !strings.HasPrefix(file, dir+"/") {
				continue
			}
			seen[dir] = true
			for _, im := range imports {
				if slices.Contains(impure, im) {
					t.Errorf("%s imports %s: it is to do no I/O", file, im)
				}
			}
			checkClock(t, file)
		}
	}
	for _, dir := range still {
		if !seen[dir] {
			t.Errorf("%s is not there", dir)
		}
	}
}
