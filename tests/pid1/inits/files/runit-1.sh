#!/bin/sh
echo 'the sysinit action runs'
