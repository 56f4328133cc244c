#include "report/png.h"

#include <zlib.h>

#include <cstring>
#include <string_view>
#include <vector>

namespace muster::report {
namespace {

constexpr int kLevel = 3;
constexpr char kUpFilter = 2;

void bigEndian(std::uint32_t value, std::string& to) {
  for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>((value >> shift) & 0xFFU);
}

void chunk(std::string_view type, std::string_view data, std::string& to) {
  bigEndian(static_cast<std::uint32_t>(data.size()), to);
  const std::size_t begin = to.size();
  to += type;
  to += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(to.data() + begin);
  bigEndian(static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(to.size() - begin))), to);
}

// Each row as what it differs from the row above by.
std::string filtered(const Pixels& pixels) {
  const std::size_t wide = pixels.width;
  std::string rows(pixels.height * (3 * wide + 1), '\0');
  std::vector<std::uint32_t> above(wide, 0), row(wide);
  char* to = rows.data();
  for (std::size_t y = 0; y < pixels.height; ++y) {
    std::memcpy(row.data(), pixels.data + y * pixels.stride, wide * sizeof(std::uint32_t));
    *to++ = kUpFilter;
    if (row == above) {
      to += 3 * wide;
      continue;
    }
    for (std::size_t x = 0; x < wide; ++x) {
      for (const int shift : {16, 8, 0}) {
        *to++ = static_cast<char>((row[x] >> shift) - (above[x] >> shift));
      }
    }
    row.swap(above);
  }
  return rows;
}

}  // namespace

std::optional<std::string> encodePng(const Pixels& pixels) {
  if (!pixels.data || pixels.width == 0 || pixels.height == 0) return std::nullopt;
  const std::string rows = filtered(pixels);
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(size, '\0');
  const int result = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                               reinterpret_cast<const Bytef*>(rows.data()),
                               static_cast<uLong>(rows.size()), kLevel);
  if (result != Z_OK) return std::nullopt;
  packed.resize(size);

  std::string file = "\x89PNG\r\n\x1a\n";
  std::string head;
  bigEndian(pixels.width, head);
  bigEndian(pixels.height, head);
  head += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, true colour, not interlaced
  chunk("IHDR", head, file);
  chunk("IDAT", packed, file);
  chunk("IEND", "", file);
  return file;
}

}  // namespace muster::report
