// HEAD and INDX blocks of a recording.
#include "io/recording_bytes.h"
#include "io/recording_format.h"

namespace muster::io {

namespace {

void writeName(ByteWriter& out, const plan::Name& name) {
  out.text(name.en);
  out.text(name.zh);
}

plan::Name readName(ByteReader& in) {
  plan::Name name;
  name.en = in.text();
  name.zh = in.text();
  return name;
}

void writeRing(ByteWriter& out, const geometry::Ring& ring) {
  out.varint(ring.size());
  for (const geometry::Vec2 p : ring) {
    out.number(p.x);
    out.number(p.y);
  }
}

geometry::Ring readRing(ByteReader& in) {
  geometry::Ring ring(in.count(16));
  for (geometry::Vec2& p : ring) {
    p.x = in.number();
    p.y = in.number();
  }
  return ring;
}

void writeSpace(ByteWriter& out, const RecordedSpace& space) {
  out.text(space.id);
  out.varint(space.level);
  writeRing(out, space.walkable.outer);
  out.varint(space.walkable.holes.size());
  for (const auto& hole : space.walkable.holes) writeRing(out, hole);
}

RecordedSpace readSpace(ByteReader& in, std::size_t levels) {
  RecordedSpace space;
  space.id = in.text();
  const std::uint64_t level = in.varint();
  if (level >= levels) in.fail();
  space.level = static_cast<std::uint32_t>(level);
  space.walkable.outer = readRing(in);
  space.walkable.holes.resize(in.count(1));
  for (auto& hole : space.walkable.holes) hole = readRing(in);
  return space;
}

}  // namespace

void writeAgents(ByteWriter& out, const std::vector<RecordedAgent>& agents) {
  out.varint(agents.size());
  for (const RecordedAgent& agent : agents) {
    out.varint(2 * std::uint64_t{agent.group} + (agent.teacher ? 1 : 0));
    out.varint(static_cast<std::uint64_t>(agent.radius_m * 1000.0 + 0.5));
  }
}

std::vector<RecordedAgent> readAgents(ByteReader& in) {
  std::vector<RecordedAgent> agents(in.count(2));
  for (RecordedAgent& agent : agents) {
    const std::uint64_t group = in.varint();
    agent.group = static_cast<std::uint32_t>(group >> 1);
    agent.teacher = (group & 1) != 0;
    agent.radius_m = static_cast<double>(in.varint()) / 1000.0;
  }
  return agents;
}

std::string encodeInfo(const RecordingInfo& info) {
  ByteWriter out;
  out.text(info.program);
  out.text(info.scenario);
  writeName(out, info.title);
  out.text(info.scenarioFile);
  out.text(info.planFile);
  out.text(info.model);
  out.fixed64(info.scenarioHash);
  out.fixed64(info.seed);
  out.number(info.frame_s);
  out.varint(info.levels.size());
  for (const RecordedLevel& level : info.levels) {
    out.text(level.id);
    writeName(out, level.name);
    out.number(level.elevation_m);
  }
  out.varint(info.spaces.size());
  for (const RecordedSpace& space : info.spaces) writeSpace(out, space);
  out.varint(info.groups.size());
  for (const RecordedGroup& group : info.groups) {
    out.text(group.id);
    out.byte(group.isClass ? 1 : 0);
  }
  out.text(info.planText);
  return out.take();
}

std::optional<RecordingInfo> decodeInfo(std::string_view bytes) {
  ByteReader in(bytes);
  RecordingInfo info;
  info.program = in.text();
  info.scenario = in.text();
  info.title = readName(in);
  info.scenarioFile = in.text();
  info.planFile = in.text();
  info.model = in.text();
  info.scenarioHash = in.fixed64();
  info.seed = in.fixed64();
  info.frame_s = in.number();
  info.levels.resize(in.count(11));
  for (RecordedLevel& level : info.levels) {
    level.id = in.text();
    level.name = readName(in);
    level.elevation_m = in.number();
  }
  const std::size_t spaces = in.count(4);
  for (std::size_t s = 0; s < spaces && !in.failed(); ++s) {
    info.spaces.push_back(readSpace(in, info.levels.size()));
  }
  info.groups.resize(in.count(2));
  for (RecordedGroup& group : info.groups) {
    group.id = in.text();
    group.isClass = in.byte() != 0;
  }
  info.planText = in.text();
  if (in.failed() || !in.atEnd() || info.frame_s <= 0) return std::nullopt;
  return info;
}

std::string encodeIndex(const RecordingIndex& index) {
  ByteWriter out;
  writeAgents(out, index.agents);
  out.varint(index.chunks.size());
  for (const ChunkEntry& chunk : index.chunks) {
    out.varint(chunk.offset);
    out.varint(chunk.frames);
    out.zigzag(chunk.first_us);
  }
  return out.take();
}

std::optional<RecordingIndex> decodeIndex(std::string_view bytes) {
  ByteReader in(bytes);
  RecordingIndex index;
  index.agents = readAgents(in);
  index.chunks.resize(in.count(3));
  for (ChunkEntry& chunk : index.chunks) {
    chunk.offset = in.varint();
    chunk.frames = in.varint();
    chunk.first_us = in.zigzag();
  }
  if (in.failed() || !in.atEnd()) return std::nullopt;
  return index;
}

}  // namespace muster::io
