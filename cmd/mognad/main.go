package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"mognad/cmd/internal/cli"
)

func main() {
	debug.SetGCPercent(400) // a start makes a few MB; collecting in the midst of it takes a fifth of its time
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code := cli.Main(ctx, cli.System(), os.Args[1:])
	stop()
	os.Exit(code)
}
