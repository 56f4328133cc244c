#include "report/png.h"

#include <zlib.h>

#include <array>
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

// zlib's stream of what is added to it, piece by piece.
class Deflated {
 public:
  Deflated() : works_(deflateInit(&stream_, kLevel) == Z_OK) {}
  ~Deflated() { deflateEnd(&stream_); }
  Deflated(const Deflated&) = delete;
  Deflated& operator=(const Deflated&) = delete;

  void add(std::string_view bytes) { run(bytes, Z_NO_FLUSH); }
  std::optional<std::string> finish() {
    run({}, Z_FINISH);
    return works_ ? std::optional(std::move(packed_)) : std::nullopt;
  }

 private:
  void run(std::string_view bytes, int flush) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    int result = Z_OK;
    do {
      stream_.next_out = room_.data();
      stream_.avail_out = static_cast<uInt>(room_.size());
      result = deflate(&stream_, flush);
      packed_.append(reinterpret_cast<const char*>(room_.data()), room_.size() - stream_.avail_out);
    } while (stream_.avail_out == 0 && result == Z_OK);
    works_ = works_ && (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR);
  }

  z_stream stream_{};
  bool works_;
  std::array<Bytef, 1 << 14> room_;
  std::string packed_;
};

// Each row as what it differs from the row above by. Row by row, so that no memory as large as the
// picture is touched: page faults took longer than packing.
std::optional<std::string> packed(const Pixels& pixels) {
  const std::size_t wide = pixels.width;
  std::vector<std::uint32_t> above(wide, 0), row(wide);
  const std::string same = kUpFilter + std::string(3 * wide, '\0');
  std::string differs = same;
  Deflated rows;
  for (std::size_t y = 0; y < pixels.height; ++y) {
    std::memcpy(row.data(), pixels.data + y * pixels.stride, wide * sizeof(std::uint32_t));
    if (row == above) {
      rows.add(same);
      continue;
    }
    char* to = differs.data() + 1;
    for (std::size_t x = 0; x < wide; ++x) {
      for (const int shift : {16, 8, 0}) {
        *to++ = static_cast<char>((row[x] >> shift) - (above[x] >> shift));
      }
    }
    rows.add(differs);
    row.swap(above);
  }
  return rows.finish();
}

}  // namespace

std::optional<std::string> encodePng(const Pixels& pixels) {
  if (!pixels.data || pixels.width == 0 || pixels.height == 0) return std::nullopt;
  const auto data = packed(pixels);
  if (!data) return std::nullopt;

  std::string file = "\x89PNG\r\n\x1a\n";
  std::string head;
  bigEndian(pixels.width, head);
  bigEndian(pixels.height, head);
  head += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, true colour, not interlaced
  chunk("IHDR", head, file);
  chunk("IDAT", *data, file);
  chunk("IEND", "", file);
  return file;
}

}  // namespace muster::report
