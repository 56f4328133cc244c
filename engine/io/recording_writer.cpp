#include "io/recording_writer.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numbers>

#include "io/recording_bytes.h"
#include "io/recording_format.h"

namespace muster::io {

using simulation::Frame;

namespace {

// Coordinates beyond this (in cm, 20,000 km) do not come out of a checked plan.
constexpr double kFarthest_cm = 2.0e9;

std::int32_t centimetres(double metres) {
  const double cm = std::floor(metres * 100.0 + 0.5);
  return static_cast<std::int32_t>(std::clamp(cm, -kFarthest_cm, kFarthest_cm));
}

std::int64_t microseconds(double seconds) {
  return static_cast<std::int64_t>(std::floor(seconds * 1e6 + 0.5));
}

std::uint8_t turnPart(double x, double y) {
  const double turns = std::atan2(y, x) / (2.0 * std::numbers::pi);
  return static_cast<std::uint8_t>(static_cast<int>(std::floor(turns * 256.0 + 0.5)) & 0xFF);
}

RecordingInfo describe(const Frame& first, RecorderOptions options) {
  const simulation::Setup& setup = *first.setup;
  const plan::Campus& campus = *setup.campus;
  RecordingInfo info;
  info.program = std::move(options.program);
  info.planText = std::move(options.planText);
  info.scenario = setup.scenario.id;
  info.title = setup.scenario.title;
  info.scenarioFile = setup.scenario.file;
  info.planFile = campus.file;
  info.model = setup.scenario.model.motion;
  info.scenarioHash = setup.scenario.hash;
  info.seed = setup.scenario.seed;
  info.frame_s = setup.scenario.observe.frame_s;
  for (const plan::Level& level : campus.levels) {
    info.levels.push_back({level.id, level.name, level.elevation_m});
  }
  for (const plan::Space& space : campus.spaces) {
    info.spaces.push_back({space.id, space.level.value, space.walkable});
  }
  for (const simulation::ResolvedGroup& group : setup.groups) {
    info.groups.push_back({group.description.id, group.description.isClass});
  }
  return info;
}

ChunkFrame quantise(const Frame& frame) {
  const crowd::Crowd& crowd = *frame.crowd;
  ChunkFrame out;
  out.time_us = microseconds(frame.time_s);
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const bool here = crowd.present[i] != 0;
    const crowd::Motion& now = crowd.current;
    out.state.push_back(
        static_cast<std::uint8_t>(2 * static_cast<int>(frame.status[i]) + (here ? 1 : 0)));
    out.space.push_back(here ? now.space[i].value : kNoSpace);
    out.x_cm.push_back(here ? centimetres(now.x[i]) : 0);
    out.y_cm.push_back(here ? centimetres(now.y[i]) : 0);
    out.heading.push_back(here ? turnPart(now.ex[i], now.ey[i]) : std::uint8_t{0});
  }
  return out;
}

// Gives all frames of a chunk columns of one length: who came later was absent before.
void levelOut(Chunk& chunk) {
  for (ChunkFrame& frame : chunk.frames) {
    frame.state.resize(chunk.agents, 0);
    frame.space.resize(chunk.agents, kNoSpace);
    frame.x_cm.resize(chunk.agents, 0);
    frame.y_cm.resize(chunk.agents, 0);
    frame.heading.resize(chunk.agents, 0);
  }
}

}  // namespace

struct RecordingWriter::Impl {
  std::string path;
  RecorderOptions options;
  std::ofstream file;
  bool open = false;
  Problems problems;
  std::uint64_t bytes = 0, agentFrames = 0;
  double frame_s = 0.2;
  double due_s = 0, chunkEnd_s = 0;
  std::int64_t lastTaken_us = 0;
  Chunk chunk;
  RecordingIndex index;

  void fail(const std::string& reason);
  void setPreviousAside();
  void removePrevious();
  void write(std::string_view data);
  void writeBlock(std::string_view tag, std::string_view raw);
  void take(const Frame& frame);
  void flush();
};

void RecordingWriter::Impl::fail(const std::string& reason) {
  Problem problem;
  problem.code = "recording.unwritable";
  problem.file = path;
  problem.arguments = {{"reason", reason}};
  problems.push_back(std::move(problem));
  open = false;
  chunk = {};
}

void RecordingWriter::Impl::setPreviousAside() {
  std::error_code error;
  const std::string previous = path + ".previous";
  if (!std::filesystem::is_regular_file(path, error)) return;
  if (std::filesystem::exists(previous, error)) return;
  std::filesystem::rename(path, previous, error);
  if (error) fail(error.message());
}

void RecordingWriter::Impl::removePrevious() {
  std::error_code error;
  std::filesystem::remove(path + ".previous", error);  // failing, it only stays
}

void RecordingWriter::Impl::write(std::string_view data) {
  if (!open) return;
  errno = 0;
  file.write(data.data(), static_cast<std::streamsize>(data.size()));
  file.flush();
  if (!file) return fail(std::strerror(errno));
  bytes += data.size();
}

void RecordingWriter::Impl::writeBlock(std::string_view tag, std::string_view raw) {
  const auto block = packBlock(tag, raw);
  if (!block) return fail("block too large");
  write(*block);
}

void RecordingWriter::Impl::take(const Frame& frame) {
  if (!open) return;
  chunk.frames.push_back(quantise(frame));
  lastTaken_us = chunk.frames.back().time_us;
  for (std::size_t i = chunk.agents; i < frame.crowd->size(); ++i) {
    chunk.newcomers.push_back(
        {frame.group[i].value, frame.teacher[i] != 0, frame.crowd->radius[i]});
  }
  chunk.agents = std::max(chunk.agents, frame.crowd->size());
  for (const std::uint8_t present : frame.crowd->present) agentFrames += present != 0;
  constexpr double kMargin_s = 1e-6;  // frames lie on multiples of the step, up to rounding
  due_s = (std::floor((frame.time_s + kMargin_s) / frame_s) + 1.0) * frame_s;
  const bool full = (chunk.frames.size() + 1) * chunk.agents > kChunkCells;
  if (full || due_s > chunkEnd_s - kMargin_s) {
    flush();
    chunkEnd_s = frame.time_s + kChunk_s;
  }
}

void RecordingWriter::Impl::flush() {
  if (!open || chunk.frames.empty()) return;
  levelOut(chunk);
  index.chunks.push_back({bytes, chunk.frames.size(), chunk.frames.front().time_us});
  index.agents.insert(index.agents.end(), chunk.newcomers.begin(), chunk.newcomers.end());
  writeBlock("CHNK", encodeChunk(chunk));
  chunk.newcomers.clear();
  chunk.frames.clear();
}

RecordingWriter::RecordingWriter(std::string path, RecorderOptions options)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = std::move(path);
  impl_->options = std::move(options);
}

RecordingWriter::~RecordingWriter() = default;

void RecordingWriter::begin(const Frame& first) {
  Impl& it = *impl_;
  it.setPreviousAside();
  if (!it.problems.empty()) return;
  errno = 0;
  it.file.open(it.path, std::ios::binary | std::ios::trunc);
  if (!it.file) return it.fail(std::strerror(errno));
  it.open = true;
  ByteWriter head;
  head.raw(kRecordingMagic);
  head.fixed32(kRecordingVersion);
  it.write(head.bytes());
  it.writeBlock("HEAD", encodeInfo(describe(first, std::move(it.options))));
  it.frame_s = first.setup->scenario.observe.frame_s;
  it.chunkEnd_s = first.time_s + kChunk_s;
  it.take(first);
}

void RecordingWriter::observe(const Frame& frame) {
  constexpr double kMargin_s = 1e-6;
  if (frame.time_s >= impl_->due_s - kMargin_s) impl_->take(frame);
}

void RecordingWriter::end(const Frame& last) {
  Impl& it = *impl_;
  if (microseconds(last.time_s) > it.lastTaken_us) it.take(last);
  it.flush();
  if (!it.open) return;
  const std::uint64_t indexAt = it.bytes;
  it.writeBlock("INDX", encodeIndex(it.index));
  ByteWriter end;
  end.fixed64(indexAt);
  end.raw(kRecordingEnd);
  it.write(end.bytes());
  it.file.close();
  if (it.open && it.file.fail()) return it.fail("close");
  it.open = false;
  if (it.problems.empty()) it.removePrevious();
}

const Problems& RecordingWriter::problems() const {
  return impl_->problems;
}
std::uint64_t RecordingWriter::bytes() const {
  return impl_->bytes;
}
std::uint64_t RecordingWriter::agentFrames() const {
  return impl_->agentFrames;
}

}  // namespace muster::io
