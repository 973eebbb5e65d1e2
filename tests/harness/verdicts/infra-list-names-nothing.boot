# verdict: infra
# says: lost-file.list:3
# The list of the image names a file that is not there.
image ../images/lost-file.list
end with stop
