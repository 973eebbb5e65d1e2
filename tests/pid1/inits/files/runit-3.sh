#!/bin/sh
echo 'the shutdown action runs'
