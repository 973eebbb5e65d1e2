#pragma once
// Catch2, whichever of its two header layouts is installed (2: Debian 12, 3: Debian 13).

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif
