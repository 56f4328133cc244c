// What a recording holds, and how its parts are laid out.
//
// File, version 1, little endian, append-only:
//   "MUSTREC\n" · version u32 · block HEAD · blocks CHNK … · block INDX · offset of INDX u64 ·
//   "MUSTEND\n"
// Blocks are those of recording_bytes.h. HEAD tells whose run it is and what the plan looked like
// (enough to draw and to export; the plan file's text can travel along). A CHNK holds some seconds:
// people who are new, times, and per person its status, space, position (1 cm) and heading (1/256
// turn). INDX holds where the chunks are and the table of people; without it (the writer was
// killed) a reader finds both by reading the chunks.
//
// Inside a chunk the values of one person stand together, positions as what remains after going on
// at the last velocity: walking people give small numbers, standing ones zeros. Measured: see
// tests/unit/io/recording_test.cpp. Thread rule: plain values, pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geometry/polygon.h"
#include "plan/draft.h"
#include "simulation/frame.h"

namespace muster::io {

class ByteReader;
class ByteWriter;

inline constexpr std::uint32_t kRecordingVersion = 1;
inline constexpr std::string_view kRecordingMagic = "MUSTREC\n";
inline constexpr std::string_view kRecordingEnd = "MUSTEND\n";
inline constexpr std::uint32_t kNoSpace = 0xFFFFFFFFu;

struct RecordedLevel {
  std::string id;
  plan::Name name;
  double elevation_m = 0;
};

struct RecordedSpace {
  std::string id;
  std::uint32_t level = 0;  // index into levels
  geometry::Polygon walkable;
};

struct RecordedGroup {
  std::string id;
  bool isClass = false;
};

struct RecordedAgent {
  std::uint32_t group = 0;  // index into groups
  bool teacher = false;
  double radius_m = 0;  // to 1 mm
};

// Of the HEAD block.
struct RecordingInfo {
  std::string program;   // version of the writer
  std::string scenario;  // id
  plan::Name title;
  std::string scenarioFile, planFile;
  std::string model;
  std::uint64_t scenarioHash = 0;
  std::uint64_t seed = 0;
  double frame_s = 0;
  std::vector<RecordedLevel> levels;
  std::vector<RecordedSpace> spaces;
  std::vector<RecordedGroup> groups;
  std::string planText;  // the plan file, if whoever recorded gave it; else empty
};

// Part of chunks (newcomers) and of the index (everybody).
void writeAgents(ByteWriter& out, const std::vector<RecordedAgent>& agents);
std::vector<RecordedAgent> readAgents(ByteReader& in);

std::string encodeInfo(const RecordingInfo& info);
// nullopt if damaged; references are in range, polygons are any numbers.
std::optional<RecordingInfo> decodeInfo(std::string_view bytes);

// One instant, quantised. Columns by agent; who is not present has space kNoSpace and zeros.
struct ChunkFrame {
  std::int64_t time_us = 0;
  std::vector<std::uint8_t> state;  // 2 * status + present
  std::vector<std::uint32_t> space;
  std::vector<std::int32_t> x_cm, y_cm;
  std::vector<std::uint8_t> heading;  // 1/256 turn, counter-clockwise from x

  bool present(std::size_t agent) const { return (state[agent] & 1) != 0; }
  simulation::Status status(std::size_t agent) const {
    return static_cast<simulation::Status>(state[agent] >> 1);
  }
};

struct Chunk {
  std::vector<RecordedAgent> newcomers;  // agents that no earlier chunk knew
  std::size_t agents = 0;                // known after this chunk; all columns have this length
  std::vector<ChunkFrame> frames;        // ascending in time
};

// More than this many values in a chunk are refused by decode; the writer makes smaller ones.
inline constexpr std::size_t kMostChunkCells = std::size_t{1} << 24;

std::string encodeChunk(const Chunk& chunk);
std::optional<Chunk> decodeChunk(std::string_view bytes);

struct ChunkEntry {
  std::uint64_t offset = 0;
  std::uint64_t frames = 0;
  std::int64_t first_us = 0;
};

struct RecordingIndex {
  std::vector<RecordedAgent> agents;
  std::vector<ChunkEntry> chunks;
};

std::string encodeIndex(const RecordingIndex& index);
std::optional<RecordingIndex> decodeIndex(std::string_view bytes);

}  // namespace muster::io
