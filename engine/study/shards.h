// A study on many machines: each shard makes every N-th of the runs that the study wants by now and
// keeps them in a file of its own beside study.sqlite; merging puts them there, as if one machine
// had made them all.
//
// What is wanted is decided by the runs in study.sqlite, which no shard changes: a shard that is
// killed and started again, on another machine too, finds the same runs to make and goes on with
// what its own file holds. With a stop rule there are several rounds of shards and merging.
//
// Shards expect a file system that all machines share, and nothing of it but that a renamed or
// synced file is there and that flock() holds between the programs of one machine.
//
// Thread rule: from one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/problem.h"
#include "study/batch.h"
#include "study/store.h"

namespace muster::study {

struct Shard {
  int number = 1;  // from 1
  int of = 1;
};
// "3/8"; nullopt if it is no such thing.
std::optional<Shard> readShard(std::string_view text);
// Its file's name, without .sqlite.
std::string nameOf(const Shard& shard);

// Those of the tasks that the shard makes: every `of`-th, so that each has runs of all variants.
std::vector<Task> tasksOf(const Shard& shard, const std::vector<Task>& tasks);

struct Merged {
  std::size_t shards = 0;
  std::size_t runs = 0;  // that study.sqlite did not have
};
// Puts the runs of all shards of the folder into the store and removes their files. A shard that is
// being written is refused (study.in-use), as is one that holds another result of a run that there
// is already (study.runs-differ {path, variant, seed}); what was merged before stays.
Result<Merged> mergeShards(Store& store, const std::string& folder, const Study& study,
                           const std::string& version);

}  // namespace muster::study
