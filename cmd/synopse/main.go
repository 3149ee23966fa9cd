// Command synopse lays the reports of several outlets on one event side by
// side: who said what on which issue, where the sides agree and where they
// don't, what only one report tells, and where reports clash.
package main

import "os"

func main() { os.Exit(execute(os.Args[1:], system())) }
