// The bytes recordings are made of: little-endian numbers, variable-length integers (LEB128, signed
// ones zigzag), length-prefixed texts, and blocks = tag, sizes, CRC-32 and a zstd frame. A reader
// never reads beyond its input: it fails, once and for good.
//
// Thread rule: plain values, pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muster::io {

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void fixed32(std::uint32_t value);
  void fixed64(std::uint64_t value);
  void number(double value);  // its 64 bits
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
    byte(static_cast<std::uint8_t>(value));
  }
  void zigzag(std::int64_t value) {
    varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void text(std::string_view value);
  void raw(std::string_view bytes) { bytes_.append(bytes); }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  // Each gives 0 (or an empty text) once failed() is true.
  std::uint8_t byte();
  std::uint32_t fixed32();
  std::uint64_t fixed64();
  double number();  // fails on NaN and infinity
  std::uint64_t varint();
  std::int64_t zigzag();
  std::string_view text();
  std::string_view raw(std::uint64_t length);
  // A count of things that take at least `leastBytes` each: fails if so many cannot follow, so that
  // no count can ask for more memory than the input justifies.
  std::size_t count(std::size_t leastBytes);

  bool failed() const { return failed_; }
  bool atEnd() const { return bytes_.empty(); }
  void fail();

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

// CRC-32 of ISO 3309 / zlib (polynomial 0xEDB88320). "123456789" gives 0xCBF43926.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

// tag[4] · compressed bytes u32 · raw bytes u32 · CRC-32 of all that and the payload u32 · payload
// (one zstd frame).
inline constexpr std::size_t kBlockHead = 16;
inline constexpr std::uint32_t kLargestBlock = 1u
                                               << 30;  // raw bytes; more is refused on both sides
struct BlockHead {
  std::string tag;
  std::uint32_t compressed = 0;
  std::uint32_t raw = 0;
  std::uint32_t crc = 0;
};
// nullopt if `raw` is larger than kLargestBlock or zstd fails.
// Positions are noise below the delta coding: higher levels gain some per cent and cost several
// times the time.
inline constexpr int kZstdLevel = 5;
std::optional<std::string> packBlock(std::string_view tag, std::string_view raw,
                                     int level = kZstdLevel);
// `bytes` begins with a block head; nullopt if it is too short or its sizes cannot be.
std::optional<BlockHead> readBlockHead(std::string_view bytes);
// `block` is head and payload; nullopt if anything is damaged.
std::optional<std::string> unpackBlock(std::string_view block);
// The same in two steps, for who has a place for the raw bytes: whether the block is as it was
// written, then its raw bytes; `raw` is as long as the head says.
std::optional<BlockHead> checkBlock(std::string_view block);
bool unpackBlock(std::string_view block, std::span<char> raw);

}  // namespace muster::io
