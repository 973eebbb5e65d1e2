// Nothing: this file is here for the header that is compiled along with it (CMakeLists.txt).
