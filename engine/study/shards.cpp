#include "study/shards.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace muster::study {
namespace {

namespace fs = std::filesystem;

constexpr int kMostShards = 100'000;
constexpr std::string_view kPrefix = "shard-";

bool readWhole(std::string_view text, int& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

std::vector<std::string> shardNames(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == ".sqlite" && stem.starts_with(kPrefix)) names.push_back(stem);
  }
  std::sort(names.begin(), names.end());  // the order of a folder is anybody's
  return names;
}

const RunRecord* find(const std::vector<RunRecord>& runs, const RunRecord& like) {
  const auto same = [&](const RunRecord& run) {
    return run.variant == like.variant && run.seed == like.seed;
  };
  const auto found = std::ranges::find_if(runs, same);
  return found == runs.end() ? nullptr : &*found;
}

Problem runsDiffer(const std::string& path, const RunRecord& run) {
  return {Severity::error,
          "study.runs-differ",
          path,
          {},
          {},
          {{"path", path},
           {"variant", std::to_string(run.variant)},
           {"seed", std::to_string(run.seed)}}};
}

Problems mergeShard(Store& store, const Store& shard, Merged& merged) {
  std::vector<RunRecord> fresh;
  for (const RunRecord& run : shard.runs()) {
    if (!store.has(run.variant, run.seed)) {
      fresh.push_back(run);
      continue;
    }
    // The hash of a run is taken over everybody's path: equal hashes, equal rows.
    const RunRecord* known = find(store.runs(), run);
    if (known->result_hash != run.result_hash || known->t100_s != run.t100_s)
      return {runsDiffer(shard.path(), run)};
  }
  merged.runs += fresh.size();
  ++merged.shards;
  return store.save(std::move(fresh));
}

}  // namespace

std::optional<Shard> readShard(std::string_view text) {
  Shard shard;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !readWhole(text.substr(0, slash), shard.number) ||
      !readWhole(text.substr(slash + 1), shard.of))
    return std::nullopt;
  const bool sound =
      shard.of >= 1 && shard.of <= kMostShards && shard.number >= 1 && shard.number <= shard.of;
  return sound ? std::optional(shard) : std::nullopt;
}

std::string nameOf(const Shard& shard) {
  return std::string(kPrefix) + std::to_string(shard.number) + "-of-" + std::to_string(shard.of);
}

std::vector<Task> tasksOf(const Shard& shard, const std::vector<Task>& tasks) {
  std::vector<Task> some;
  for (auto i = static_cast<std::size_t>(shard.number - 1); i < tasks.size();
       i += static_cast<std::size_t>(shard.of))
    some.push_back(tasks[i]);
  return some;
}

Result<Merged> mergeShards(Store& store, const std::string& folder, const Study& study,
                           const std::string& version) {
  Merged merged;
  for (const std::string& name : shardNames(folder)) {
    auto shard = Store::open({folder, name, version}, study, Store::Begin::resume);
    if (!shard) return tl::unexpected(shard.error());
    Problems problems = mergeShard(store, **shard, merged);
    if (hasErrors(problems)) return tl::unexpected(std::move(problems));
    const std::string path = (*shard)->path();
    shard->reset();
    std::error_code ignored;  // what stays is found to be merged already
    fs::remove(path, ignored);
    fs::remove(fs::path(folder) / (name + ".lock"), ignored);
  }
  return merged;
}

}  // namespace muster::study
