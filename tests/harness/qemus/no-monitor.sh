#!/bin/sh
# Runs, and says nothing on its monitor.
exec sleep 1000
