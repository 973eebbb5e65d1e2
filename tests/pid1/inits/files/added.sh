#!/bin/sh
echo 'the added service runs'
exec sleep 1000
