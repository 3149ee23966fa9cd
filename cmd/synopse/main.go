// Command synopse lays the reports of several outlets on one event side by
// side: who said what on which issue, where the sides agree and where they
// don't, what only one report tells, and where reports clash.
package main

import (
	"io"
	"log"
	"os"
)

func main() {
	// net/http logs what faulty servers send; commands say it in their own words.
	log.SetOutput(io.Discard)
	os.Exit(execute(os.Args[1:], system()))
}
