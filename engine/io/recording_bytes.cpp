#include "io/recording_bytes.h"

#include <zstd.h>

#include <array>
#include <bit>
#include <cmath>
#include <memory>

namespace muster::io {

void ByteWriter::fixed32(std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::fixed64(std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::number(double value) {
  fixed64(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::text(std::string_view value) {
  varint(value.size());
  raw(value);
}

void ByteReader::fail() {
  failed_ = true;
  bytes_ = {};
}

std::string_view ByteReader::raw(std::uint64_t length) {
  if (length > bytes_.size()) {
    fail();
    return {};
  }
  const std::string_view taken = bytes_.substr(0, length);
  bytes_.remove_prefix(length);
  return taken;
}

std::uint8_t ByteReader::byte() {
  const std::string_view one = raw(1);
  return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one[0]);
}

std::uint32_t ByteReader::fixed32() {
  std::uint32_t value = 0;
  for (int shift = 0; shift < 32; shift += 8) value |= std::uint32_t{byte()} << shift;
  return failed_ ? 0 : value;
}

std::uint64_t ByteReader::fixed64() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 8) value |= std::uint64_t{byte()} << shift;
  return failed_ ? 0 : value;
}

double ByteReader::number() {
  const double value = std::bit_cast<double>(fixed64());
  if (std::isfinite(value)) return value;
  fail();
  return 0;
}

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t part = byte();
    value |= std::uint64_t{part & 0x7Fu} << shift;
    if (part < 0x80) return value;
  }
  fail();
  return 0;
}

std::int64_t ByteReader::zigzag() {
  const std::uint64_t value = varint();
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

std::string_view ByteReader::text() {
  return raw(varint());
}

std::size_t ByteReader::count(std::size_t leastBytes) {
  const std::uint64_t value = varint();
  if (value <= bytes_.size() / leastBytes) return value;
  fail();
  return 0;
}

namespace {

constexpr std::array<std::uint32_t, 256> crcTable() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t n = 0; n < 256; ++n) {
    std::uint32_t c = n;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[n] = c;
  }
  return table;
}

constexpr auto kCrcTable = crcTable();
constexpr std::size_t kCrcAt = 12;  // the checksum is the last member of a block's head

std::uint32_t blockCrc(std::string_view head, std::string_view payload) {
  return crc32(payload, crc32(head));
}

}  // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before) {
  std::uint32_t c = ~before;
  for (const char b : bytes) c = kCrcTable[(c ^ static_cast<std::uint8_t>(b)) & 0xFF] ^ (c >> 8);
  return ~c;
}

std::optional<std::string> packBlock(std::string_view tag, std::string_view raw, int level) {
  if (raw.size() > kLargestBlock || tag.size() != 4) return std::nullopt;
  std::string payload(ZSTD_compressBound(raw.size()), '\0');
  const std::size_t size =
      ZSTD_compress(payload.data(), payload.size(), raw.data(), raw.size(), level);
  if (ZSTD_isError(size)) return std::nullopt;
  payload.resize(size);
  ByteWriter block;
  block.raw(tag);
  block.fixed32(static_cast<std::uint32_t>(size));
  block.fixed32(static_cast<std::uint32_t>(raw.size()));
  block.fixed32(blockCrc(block.bytes(), payload));
  block.raw(payload);
  return block.take();
}

std::optional<BlockHead> readBlockHead(std::string_view bytes) {
  ByteReader reader(bytes);
  BlockHead head;
  head.tag = std::string(reader.raw(4));
  head.compressed = reader.fixed32();
  head.raw = reader.fixed32();
  head.crc = reader.fixed32();
  if (reader.failed() || head.raw > kLargestBlock) return std::nullopt;
  return head;
}

std::optional<BlockHead> checkBlock(std::string_view block) {
  auto head = readBlockHead(block);
  if (!head || block.size() - kBlockHead != head->compressed) return std::nullopt;
  const std::string_view payload = block.substr(kBlockHead);
  if (blockCrc(block.substr(0, kCrcAt), payload) != head->crc) return std::nullopt;
  if (ZSTD_getFrameContentSize(payload.data(), payload.size()) != head->raw) return std::nullopt;
  return head;
}

// One context a thread: what a new one touches is dearer than unpacking.
bool unpackBlock(std::string_view block, std::span<char> raw) {
  static thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(
      ZSTD_createDCtx(), ZSTD_freeDCtx);
  const std::string_view payload = block.substr(kBlockHead);
  const std::size_t size =
      ZSTD_decompressDCtx(context.get(), raw.data(), raw.size(), payload.data(), payload.size());
  return !ZSTD_isError(size) && size == raw.size();
}

std::optional<std::string> unpackBlock(std::string_view block) {
  const auto head = checkBlock(block);
  if (!head) return std::nullopt;
  std::string raw(head->raw, '\0');
  if (!unpackBlock(block, raw)) return std::nullopt;
  return raw;
}

}  // namespace muster::io
