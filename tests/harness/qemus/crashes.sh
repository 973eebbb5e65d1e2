#!/bin/sh
# Crashes at once.
kill -SEGV $$
