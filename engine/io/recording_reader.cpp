#include "io/recording_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <optional>

#include "foundation/elementary.h"
#include "io/recording_bytes.h"

namespace muster::io {

namespace {

constexpr std::size_t kFileHead = 12;  // magic and version
constexpr std::size_t kFileEnd = 16;   // offset of the index and magic

Problem problemOf(std::string code, const std::string& file,
                  std::vector<std::pair<std::string, std::string>> arguments = {}) {
  Problem problem;
  problem.code = std::move(code);
  problem.file = file;
  problem.arguments = std::move(arguments);
  return problem;
}

std::string seconds(std::int64_t us) {
  std::string text = std::to_string(us / 100000);  // tenths
  if (text.size() < 2) text.insert(0, "0");
  text.insert(text.size() - 1, ".");
  return text;
}

RecordedFrame expand(const ChunkFrame& from) {
  RecordedFrame to;
  to.time_s = static_cast<double>(from.time_us) / 1e6;
  to.space = from.space;
  for (std::size_t i = 0; i < from.state.size(); ++i) {
    to.present.push_back(from.present(i) ? 1 : 0);
    to.status.push_back(from.status(i));
    to.position.push_back({from.x_cm[i] / 100.0, from.y_cm[i] / 100.0});
    const double angle = from.heading[i] * (2.0 * std::numbers::pi / 256.0);
    to.heading.push_back({cosine(angle), sine(angle)});
  }
  return to;
}

}  // namespace

struct RecordingReader::Impl {
  std::string path;
  std::ifstream file;
  std::uint64_t size = 0;
  RecordingInfo info;
  RecordingIndex index;
  std::vector<std::size_t> firstFrame;  // of each chunk; one more at the end
  Problems notes;
  std::int64_t end_us = 0;
  std::size_t loaded = static_cast<std::size_t>(-1);
  Chunk chunk;

  std::string bytesAt(std::uint64_t offset, std::uint64_t length);
  std::optional<std::string> blockAt(std::uint64_t offset, std::string_view tag,
                                     std::uint64_t* next);
  std::optional<Problem> readHead(std::uint64_t* next);
  bool readIndex();
  void rebuildIndex(std::uint64_t offset);
  bool sound(const Chunk& candidate) const;
  bool load(std::size_t which);
  void layOut();
  std::size_t chunkOf(std::size_t frame) const;
  Problem damaged(std::size_t which) const;
};

// Empty if the file does not hold that many bytes there.
std::string RecordingReader::Impl::bytesAt(std::uint64_t offset, std::uint64_t length) {
  if (offset > size || length > size - offset) return {};
  std::string bytes(length, '\0');
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(bytes.data(), static_cast<std::streamsize>(length));
  if (!file) return {};
  return bytes;
}

std::optional<std::string> RecordingReader::Impl::blockAt(std::uint64_t offset,
                                                          std::string_view tag,
                                                          std::uint64_t* next) {
  const auto head = readBlockHead(bytesAt(offset, kBlockHead));
  if (!head || head->tag != tag) return std::nullopt;
  const std::uint64_t length = kBlockHead + std::uint64_t{head->compressed};
  const std::string block = bytesAt(offset, length);
  if (block.empty()) return std::nullopt;
  if (next) *next = offset + length;
  return unpackBlock(block);
}

std::optional<Problem> RecordingReader::Impl::readHead(std::uint64_t* next) {
  const std::string start = bytesAt(0, kFileHead);
  ByteReader in(start);
  if (in.raw(kRecordingMagic.size()) != kRecordingMagic) {
    return problemOf("recording.not-a-recording", path);
  }
  const std::uint32_t version = in.fixed32();
  if (version != kRecordingVersion) {
    return problemOf(
        "recording.version", path,
        {{"value", std::to_string(version)}, {"valid", std::to_string(kRecordingVersion)}});
  }
  const auto head = blockAt(kFileHead, "HEAD", next);
  auto decoded = head ? decodeInfo(*head) : std::nullopt;
  if (!decoded) return problemOf("recording.damaged", path, {{"place", "head"}});
  info = std::move(*decoded);
  return std::nullopt;
}

bool RecordingReader::Impl::readIndex() {
  if (size < kFileHead + kFileEnd) return false;
  const std::string end = bytesAt(size - kFileEnd, kFileEnd);
  ByteReader in(end);
  const std::uint64_t offset = in.fixed64();
  if (in.raw(kRecordingEnd.size()) != kRecordingEnd) return false;
  const auto block = blockAt(offset, "INDX", nullptr);
  auto decoded = block ? decodeIndex(*block) : std::nullopt;
  if (!decoded || decoded->chunks.empty()) return false;
  std::uint64_t total = 0;
  const ChunkEntry* before = nullptr;
  for (const ChunkEntry& entry : decoded->chunks) {
    if (entry.frames == 0 || entry.frames > kMostChunkCells) return false;
    if (before && entry.first_us <= before->first_us) return false;
    total += entry.frames;
    before = &entry;
  }
  for (const RecordedAgent& agent : decoded->agents) {
    if (agent.group >= info.groups.size()) return false;
  }
  index = std::move(*decoded);
  return total > 0;
}

bool RecordingReader::Impl::sound(const Chunk& candidate) const {
  for (const ChunkFrame& frame : candidate.frames) {
    for (std::size_t i = 0; i < candidate.agents; ++i) {
      if (frame.space[i] != kNoSpace && frame.space[i] >= info.spaces.size()) return false;
    }
  }
  return std::ranges::all_of(candidate.newcomers, [&](const RecordedAgent& agent) {
    return agent.group < info.groups.size();
  });
}

// Reads chunk after chunk until something is not one; what was before stays readable.
void RecordingReader::Impl::rebuildIndex(std::uint64_t offset) {
  index = {};
  std::int64_t last_us = 0;
  for (;;) {
    std::uint64_t next = offset;
    const auto block = blockAt(offset, "CHNK", &next);
    const auto decoded = block ? decodeChunk(*block) : std::nullopt;
    if (!decoded || !sound(*decoded)) break;
    if (decoded->agents != index.agents.size() + decoded->newcomers.size()) break;
    const std::int64_t first_us = decoded->frames.front().time_us;
    if (!index.chunks.empty() && first_us <= last_us) break;
    last_us = decoded->frames.back().time_us;
    index.chunks.push_back({offset, decoded->frames.size(), first_us});
    index.agents.insert(index.agents.end(), decoded->newcomers.begin(), decoded->newcomers.end());
    offset = next;
  }
  Problem note = problemOf("recording.unfinished", path, {{"until_s", seconds(last_us)}});
  note.severity = Severity::warning;
  notes.push_back(std::move(note));
}

bool RecordingReader::Impl::load(std::size_t which) {
  if (loaded == which) return true;
  loaded = static_cast<std::size_t>(-1);
  const ChunkEntry& entry = index.chunks[which];
  const auto block = blockAt(entry.offset, "CHNK", nullptr);
  auto decoded = block ? decodeChunk(*block) : std::nullopt;
  if (!decoded || !sound(*decoded) || decoded->frames.size() != entry.frames ||
      decoded->agents > index.agents.size()) {
    return false;
  }
  chunk = std::move(*decoded);
  loaded = which;
  return true;
}

void RecordingReader::Impl::layOut() {
  std::size_t total = 0;
  for (const ChunkEntry& entry : index.chunks) {
    firstFrame.push_back(total);
    total += entry.frames;
  }
  firstFrame.push_back(total);
  const std::size_t lastChunk = index.chunks.size() - 1;
  end_us = load(lastChunk) ? chunk.frames.back().time_us : index.chunks[lastChunk].first_us;
}

std::size_t RecordingReader::Impl::chunkOf(std::size_t frame) const {
  const auto after = std::ranges::upper_bound(firstFrame, frame);
  return static_cast<std::size_t>(after - firstFrame.begin()) - 1;
}

Problem RecordingReader::Impl::damaged(std::size_t which) const {
  return problemOf("recording.damaged", path,
                   {{"place", seconds(index.chunks[which].first_us) + " s"}});
}

Result<RecordingReader> RecordingReader::open(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return tl::unexpected(Problems{problemOf("file.missing", path)});
  }
  if (!std::filesystem::is_regular_file(status)) {
    return tl::unexpected(Problems{problemOf("file.not-regular", path, {{"path", path}})});
  }
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->size = std::filesystem::file_size(path, error);
  impl->file.open(path, std::ios::binary);
  if (error || !impl->file) {
    return tl::unexpected(
        Problems{problemOf("recording.unreadable", path, {{"reason", error.message()}})});
  }
  std::uint64_t chunksAt = 0;
  if (auto problem = impl->readHead(&chunksAt)) {
    return tl::unexpected(Problems{std::move(*problem)});
  }
  if (!impl->readIndex()) impl->rebuildIndex(chunksAt);
  if (impl->index.chunks.empty()) {
    return tl::unexpected(Problems{problemOf("recording.empty", path)});
  }
  impl->layOut();
  return RecordingReader(std::move(impl));
}

RecordingReader::RecordingReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RecordingReader::~RecordingReader() = default;
RecordingReader::RecordingReader(RecordingReader&&) noexcept = default;
RecordingReader& RecordingReader::operator=(RecordingReader&&) noexcept = default;

const RecordingInfo& RecordingReader::info() const {
  return impl_->info;
}
const std::vector<RecordedAgent>& RecordingReader::agents() const {
  return impl_->index.agents;
}
const Problems& RecordingReader::notes() const {
  return impl_->notes;
}
std::size_t RecordingReader::frames() const {
  return impl_->firstFrame.back();
}

double RecordingReader::start_s() const {
  return static_cast<double>(impl_->index.chunks.front().first_us) / 1e6;
}

double RecordingReader::end_s() const {
  return static_cast<double>(impl_->end_us) / 1e6;
}

std::size_t RecordingReader::frameAt(double time_s) {
  if (!(time_s > start_s())) return 0;
  if (time_s >= end_s()) return frames() - 1;
  // Half a microsecond: times were rounded to whole ones.
  const auto time_us = static_cast<std::int64_t>(std::floor(time_s * 1e6 + 0.5));
  const auto& chunks = impl_->index.chunks;
  const auto after = std::ranges::upper_bound(chunks, time_us, {}, &ChunkEntry::first_us);
  const auto which = static_cast<std::size_t>(after - chunks.begin()) - 1;
  if (!impl_->load(which)) return impl_->firstFrame[which];
  const auto& inChunk = impl_->chunk.frames;
  const auto next = std::ranges::upper_bound(inChunk, time_us, {}, &ChunkFrame::time_us);
  const auto offset = static_cast<std::size_t>(next - inChunk.begin());
  return impl_->firstFrame[which] + (offset > 0 ? offset - 1 : 0);
}

Result<RecordedFrame> RecordingReader::frame(std::size_t index) {
  const std::size_t which = impl_->chunkOf(index);
  if (!impl_->load(which)) return tl::unexpected(Problems{impl_->damaged(which)});
  return expand(impl_->chunk.frames[index - impl_->firstFrame[which]]);
}

}  // namespace muster::io
