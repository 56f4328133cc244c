// CHNK blocks of a recording.
#include <limits>

#include "io/recording_bytes.h"
#include "io/recording_format.h"

namespace muster::io {

namespace {

constexpr std::uint8_t kLastState =
    2 * static_cast<std::uint8_t>(simulation::Status::incapacitated) + 1;

// Runs of a column of one agent over the frames: first value, number of changes, (frames since the
// last change, value) each.
template <class At>
void writeRuns(ByteWriter& out, std::size_t frames, const At& at) {
  ByteWriter changes;
  std::uint64_t count = 0;
  std::size_t last = 0;
  for (std::size_t f = 1; f < frames; ++f) {
    if (at(f) == at(f - 1)) continue;
    changes.varint(f - last);
    changes.varint(at(f));
    last = f;
    ++count;
  }
  out.varint(at(0));
  out.varint(count);
  out.raw(changes.bytes());
}

template <class Put>
void readRuns(ByteReader& in, std::size_t frames, const Put& put) {
  std::uint64_t value = in.varint();
  const std::size_t changes = in.count(2);
  std::size_t f = 0;
  for (std::size_t c = 0; c < changes; ++c) {
    const std::uint64_t gap = in.varint();
    if (in.failed() || gap == 0 || gap >= frames - f) return in.fail();
    for (const std::size_t end = f + gap; f < end; ++f) put(f, value);
    value = in.varint();
  }
  for (; f < frames; ++f) put(f, value);
}

// Predicts the next coordinate of one person: first as the last person's first, then standing, then
// going on as before.
class Predictor {
 public:
  void restart() { known_ = 0; }
  std::int64_t guess() const {
    if (known_ == 0) return first_;
    return known_ == 1 ? last_ : 2 * last_ - beforeLast_;
  }
  void learn(std::int64_t value) {
    if (known_ == 0) first_ = value;
    beforeLast_ = last_;
    last_ = value;
    known_ = known_ < 2 ? known_ + 1 : 2;
  }

 private:
  int known_ = 0;
  std::int64_t first_ = 0, last_ = 0, beforeLast_ = 0;
};

using Column = std::vector<std::int32_t> ChunkFrame::*;

void writeCoordinates(ByteWriter& out, const Chunk& chunk, Column column) {
  Predictor predictor;
  for (std::size_t i = 0; i < chunk.agents; ++i) {
    predictor.restart();
    for (const ChunkFrame& frame : chunk.frames) {
      if (!frame.present(i)) {
        predictor.restart();
        continue;
      }
      const std::int64_t value = (frame.*column)[i];
      out.zigzag(value - predictor.guess());
      predictor.learn(value);
    }
  }
}

void readCoordinates(ByteReader& in, Chunk& chunk, Column column) {
  constexpr std::int64_t kLow = std::numeric_limits<std::int32_t>::min();
  constexpr std::int64_t kHigh = std::numeric_limits<std::int32_t>::max();
  Predictor predictor;
  for (std::size_t i = 0; i < chunk.agents; ++i) {
    predictor.restart();
    for (ChunkFrame& frame : chunk.frames) {
      if (!frame.present(i)) {
        predictor.restart();
        continue;
      }
      const std::int64_t residual = in.zigzag();
      // Guesses stay within a few times 2^31, so this cannot overflow once the residual is bounded.
      if (in.failed() || residual < 4 * kLow || residual > 4 * kHigh) return in.fail();
      const std::int64_t value = predictor.guess() + residual;
      if (value < kLow || value > kHigh) return in.fail();
      (frame.*column)[i] = static_cast<std::int32_t>(value);
      predictor.learn(value);
    }
  }
}

void writeHeadings(ByteWriter& out, const Chunk& chunk) {
  for (std::size_t i = 0; i < chunk.agents; ++i) {
    std::uint8_t before = 0;
    for (const ChunkFrame& frame : chunk.frames) {
      if (!frame.present(i)) continue;
      out.byte(static_cast<std::uint8_t>(frame.heading[i] - before));
      before = frame.heading[i];
    }
  }
}

void readHeadings(ByteReader& in, Chunk& chunk) {
  for (std::size_t i = 0; i < chunk.agents; ++i) {
    std::uint8_t before = 0;
    for (ChunkFrame& frame : chunk.frames) {
      if (!frame.present(i)) continue;
      before = static_cast<std::uint8_t>(before + in.byte());
      frame.heading[i] = before;
    }
  }
}

void readTimes(ByteReader& in, Chunk& chunk) {
  chunk.frames.resize(in.count(1));
  std::int64_t time_us = 0;
  constexpr std::int64_t kLatest_us = std::int64_t{1} << 53;
  for (ChunkFrame& frame : chunk.frames) {
    const std::int64_t step = in.zigzag();
    if (step < -kLatest_us || step > kLatest_us) return in.fail();
    time_us += step;
    if (time_us < -kLatest_us || time_us > kLatest_us) return in.fail();
    if (&frame != &chunk.frames.front() && step <= 0) return in.fail();
    frame.time_us = time_us;
  }
}

void layOut(Chunk& chunk) {
  for (ChunkFrame& frame : chunk.frames) {
    frame.state.assign(chunk.agents, 0);
    frame.space.assign(chunk.agents, kNoSpace);
    frame.x_cm.assign(chunk.agents, 0);
    frame.y_cm.assign(chunk.agents, 0);
    frame.heading.assign(chunk.agents, 0);
  }
}

void readStates(ByteReader& in, Chunk& chunk) {
  const std::size_t frames = chunk.frames.size();
  for (std::size_t i = 0; i < chunk.agents && !in.failed(); ++i) {
    readRuns(in, frames, [&](std::size_t f, std::uint64_t value) {
      if (value > kLastState) return in.fail();
      chunk.frames[f].state[i] = static_cast<std::uint8_t>(value);
    });
  }
  for (std::size_t i = 0; i < chunk.agents && !in.failed(); ++i) {
    readRuns(in, frames, [&](std::size_t f, std::uint64_t value) {
      if (value > kNoSpace) return in.fail();
      chunk.frames[f].space[i] = value == 0 ? kNoSpace : static_cast<std::uint32_t>(value - 1);
    });
  }
}

}  // namespace

std::string encodeChunk(const Chunk& chunk) {
  ByteWriter out;
  writeAgents(out, chunk.newcomers);
  out.varint(chunk.agents);
  out.varint(chunk.frames.size());
  std::int64_t before_us = 0;
  for (const ChunkFrame& frame : chunk.frames) {
    out.zigzag(frame.time_us - before_us);
    before_us = frame.time_us;
  }
  const std::size_t frames = chunk.frames.size();
  for (std::size_t i = 0; i < chunk.agents && frames > 0; ++i) {
    writeRuns(out, frames, [&](std::size_t f) { return std::uint64_t{chunk.frames[f].state[i]}; });
  }
  for (std::size_t i = 0; i < chunk.agents && frames > 0; ++i) {
    writeRuns(out, frames, [&](std::size_t f) {
      const std::uint32_t space = chunk.frames[f].space[i];
      return space == kNoSpace ? std::uint64_t{0} : std::uint64_t{space} + 1;
    });
  }
  writeCoordinates(out, chunk, &ChunkFrame::x_cm);
  writeCoordinates(out, chunk, &ChunkFrame::y_cm);
  writeHeadings(out, chunk);
  return out.take();
}

std::optional<Chunk> decodeChunk(std::string_view bytes) {
  ByteReader in(bytes);
  Chunk chunk;
  chunk.newcomers = readAgents(in);
  const std::uint64_t agents = in.varint();
  readTimes(in, chunk);
  const std::size_t frames = chunk.frames.size();
  // The first bound keeps the product from overflowing and, with it, memory in relation to the
  // input.
  if (in.failed() || frames == 0 || agents > bytes.size() || agents > kMostChunkCells / frames) {
    return std::nullopt;
  }
  chunk.agents = agents;
  layOut(chunk);
  readStates(in, chunk);
  if (!in.failed()) readCoordinates(in, chunk, &ChunkFrame::x_cm);
  if (!in.failed()) readCoordinates(in, chunk, &ChunkFrame::y_cm);
  if (!in.failed()) readHeadings(in, chunk);
  if (in.failed() || !in.atEnd()) return std::nullopt;
  return chunk;
}

}  // namespace muster::io
