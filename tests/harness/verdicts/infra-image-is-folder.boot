# verdict: infra
# says: is no regular file
# The image is a folder.
image ../images/
end with stop
