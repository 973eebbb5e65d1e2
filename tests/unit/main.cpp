// Catch2 2 makes main() here; Catch2 3 brings its own, and this file then holds nothing.
#if !__has_include(<catch2/catch_test_macros.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
