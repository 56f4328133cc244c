// A picture's pixels as a PNG file (ISO/IEC 15948): eight bits a channel, no alpha, one IDAT chunk.
//
// Drawings have long runs of equal rows: "up" is the one filter used, and zlib's level 3 is enough.
// Cairo's own writer tries five filters on every row at level 6, which took longer than drawing by
// a factor of ten; the files are a third larger now. Thread rule: pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace muster::report {

struct Pixels {
  const unsigned char* data;  // rows of native-endian 0x..RRGGBB, from the top
  std::size_t stride;         // bytes from row to row
  std::uint32_t width, height;
};

// nullopt if there are no pixels or zlib fails.
std::optional<std::string> encodePng(const Pixels& pixels);

}  // namespace muster::report
