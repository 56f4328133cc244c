#include "io/field_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <type_traits>

#include "io/recording_bytes.h"

namespace muster::io {

using navigation::Fingerprint;
using navigation::KeptField;
using navigation::KeptFields;
using navigation::KeptGround;

namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie");

constexpr std::uint32_t kVersion = 1;
constexpr int kLevel = 1;  // more gains little here
constexpr std::string_view kHead = "MFLD";
// What belongs together: a short block, then arrays.
constexpr std::array<std::string_view, 3> kGround{"GRND", "CELL", "ZONE"};
constexpr std::array<std::string_view, 2> kField{"FELD", "LABL"};

using Packed = std::optional<std::string>;

template <class Item>
Packed packArray(std::string_view tag, std::span<const Item> items) {
  static_assert(std::has_unique_object_representations_v<Item>);
  return packBlock(tag, {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item)},
                   kLevel);
}

// Straight to its place: memory that is touched for the first time is dearer than unpacking.
template <class Item>
bool unpackArray(std::string_view block, LargeVector<Item>& items) {
  const auto head = checkBlock(block);
  if (!head || head->raw % sizeof(Item) != 0) return false;
  items.resize(head->raw / sizeof(Item));
  return unpackBlock(block, {reinterpret_cast<char*>(items.data()), head->raw});
}

void write(ByteWriter& out, geometry::Vec2 p) {
  out.number(p.x);
  out.number(p.y);
}

geometry::Vec2 readPoint(ByteReader& in) {
  const double x = in.number();
  return {x, in.number()};
}

void write(ByteWriter& out, const Fingerprint& print) {
  out.fixed64(print.first);
  out.fixed64(print.second);
}

Fingerprint readPrint(ByteReader& in) {
  const std::uint64_t first = in.fixed64();
  return {first, in.fixed64()};
}

void pack(const KeptGround& ground, Packed* blocks) {
  ByteWriter out;
  out.fixed32(ground.space.value);
  blocks[0] = packBlock(kGround[0], out.bytes(), kLevel);
  blocks[1] = packArray<std::uint8_t>(kGround[1], ground.rasters.clearance);
  blocks[2] = packArray<std::uint32_t>(kGround[2], ground.rasters.zones);
}

bool unpack(const std::string_view* blocks, KeptGround& ground) {
  const auto raw = unpackBlock(blocks[0]);
  if (!raw) return false;
  ByteReader in(*raw);
  ground.space.value = in.fixed32();
  return !in.failed() && in.atEnd() && unpackArray(blocks[1], ground.rasters.clearance) &&
         unpackArray(blocks[2], ground.rasters.zones);
}

void pack(const KeptField& field, Packed* blocks) {
  ByteWriter out;
  out.fixed32(field.space.value);
  write(out, field.goal);
  for (const navigation::Turn& turn : field.content.turns) {
    write(out, turn.at);
    write(out, turn.around);
    out.fixed32(turn.next);
  }
  blocks[0] = packBlock(kField[0], out.bytes(), kLevel);
  blocks[1] = packArray(kField[1], field.content.labels);
}

// Its labels are unpacked to `labels`, which `owner` owns.
bool unpack(const std::string_view* blocks, KeptField& field, std::span<navigation::Label> labels,
            std::shared_ptr<const void> owner) {
  const auto raw = unpackBlock(blocks[0]);
  if (!raw) return false;
  ByteReader in(*raw);
  field.space.value = in.fixed32();
  field.goal = readPrint(in);
  while (!in.atEnd() && !in.failed()) {
    const geometry::Vec2 at = readPoint(in), around = readPoint(in);
    field.content.turns.push_back({at, around, static_cast<navigation::Label>(in.fixed32())});
  }
  field.content.labels = labels;
  field.content.owner = std::move(owner);
  const auto head = checkBlock(blocks[1]);
  return !in.failed() && head && head->raw == labels.size_bytes() &&
         unpackBlock(blocks[1], {reinterpret_cast<char*>(labels.data()), labels.size_bytes()});
}

struct Head {
  Fingerprint madeOf;
  std::uint64_t grounds = 0, fields = 0;
};

Packed packHead(const Head& head) {
  ByteWriter out;
  out.fixed32(kVersion);
  write(out, head.madeOf);
  out.fixed64(head.grounds);
  out.fixed64(head.fields);
  return packBlock(kHead, out.bytes(), kLevel);
}

std::optional<Head> readHead(std::string_view block) {
  const auto raw = unpackBlock(block);
  if (!raw || block.substr(0, kHead.size()) != kHead) return std::nullopt;
  ByteReader in(*raw);
  if (in.fixed32() != kVersion) return std::nullopt;
  Head head;
  head.madeOf = readPrint(in);
  head.grounds = in.fixed64();
  head.fields = in.fixed64();
  if (in.failed() || !in.atEnd()) return std::nullopt;
  return head;
}

// The blocks of a file; nothing if they do not fill it exactly.
std::optional<std::vector<std::string_view>> blocksOf(std::string_view bytes) {
  std::vector<std::string_view> blocks;
  while (!bytes.empty()) {
    const auto head = readBlockHead(bytes);
    if (!head || head->compressed > bytes.size() - kBlockHead) return std::nullopt;
    blocks.push_back(bytes.substr(0, kBlockHead + head->compressed));
    bytes.remove_prefix(blocks.back().size());
  }
  return blocks;
}

// Where each of the parts of a file of these counts begins, in blocks.
struct Plan {
  std::size_t grounds, fields;
  std::size_t parts() const { return grounds + fields; }
  std::size_t begin(std::size_t part) const {
    const std::size_t before = std::min(part, grounds);
    return 1 + before * kGround.size() + (part - before) * kField.size();
  }
  std::size_t blocks() const { return begin(parts()); }
};

template <std::size_t kCount>
bool tagged(const std::string_view* blocks, const std::array<std::string_view, kCount>& tags) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (blocks[i].substr(0, tags[i].size()) != tags[i]) return false;
  }
  return true;
}

using Labels = LargeVector<navigation::Label>;

// One piece of memory for the labels of all fields, and where each of them begins in it; nothing if
// heads of blocks ask for more than kLargestBlock.
struct Slab {
  std::shared_ptr<Labels> labels;
  std::vector<std::size_t> begin;
};
std::optional<Slab> slabFor(const Plan& plan, const std::vector<std::string_view>& blocks) {
  Slab slab;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < plan.fields; ++i) {
    slab.begin.push_back(bytes / sizeof(navigation::Label));
    const auto head = readBlockHead(blocks[plan.begin(plan.grounds + i) + 1]);
    if (!head || head->raw % sizeof(navigation::Label) != 0) return std::nullopt;
    bytes += head->raw;
    if (bytes > kLargestBlock) return std::nullopt;
  }
  slab.begin.push_back(bytes / sizeof(navigation::Label));
  slab.labels = std::make_shared<Labels>(slab.begin.back());
  return slab;
}

}  // namespace

std::optional<std::string> packFields(const KeptFields& fields, const Fingerprint& madeOf,
                                      const Loop& loop) {
  const Plan plan{fields.grounds.size(), fields.fields.size()};
  std::vector<Packed> blocks(plan.blocks());
  blocks[0] = packHead({madeOf, plan.grounds, plan.fields});
  loop.run(plan.parts(), 1, [&](const Loop::Chunk& chunk) {
    const std::size_t part = chunk.begin;
    Packed* place = &blocks[plan.begin(part)];
    if (part < plan.grounds) {
      pack(fields.grounds[part], place);
    } else {
      pack(fields.fields[part - plan.grounds], place);
    }
  });
  std::string bytes;
  for (const Packed& block : blocks) {
    if (!block) return std::nullopt;
    bytes += *block;
  }
  return bytes;
}

std::optional<KeptFields> unpackFields(std::string_view bytes, const Fingerprint& madeOf,
                                       const Loop& loop) {
  const auto blocks = blocksOf(bytes);
  if (!blocks || blocks->empty()) return std::nullopt;
  const auto head = readHead(blocks->front());
  if (!head || head->madeOf != madeOf || head->grounds > blocks->size() ||
      head->fields > blocks->size())
    return std::nullopt;
  const Plan plan{head->grounds, head->fields};
  if (plan.blocks() != blocks->size()) return std::nullopt;
  const auto slab = slabFor(plan, *blocks);
  if (!slab) return std::nullopt;
  KeptFields fields;
  fields.grounds.resize(plan.grounds);
  fields.fields.resize(plan.fields);
  std::vector<std::uint8_t> good(plan.parts(), 0);
  loop.run(plan.parts(), 1, [&](const Loop::Chunk& chunk) {
    const std::size_t part = chunk.begin;
    const std::string_view* place = &(*blocks)[plan.begin(part)];
    if (part < plan.grounds) {
      good[part] = tagged(place, kGround) && unpack(place, fields.grounds[part]);
      return;
    }
    const std::size_t i = part - plan.grounds;
    const std::span labels(slab->labels->data() + slab->begin[i],
                           slab->begin[i + 1] - slab->begin[i]);
    good[part] = tagged(place, kField) && unpack(place, fields.fields[i], labels, slab->labels);
  });
  if (std::find(good.begin(), good.end(), 0) != good.end()) return std::nullopt;
  return fields;
}

}  // namespace muster::io
