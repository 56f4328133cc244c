// A study as a job array of Slurm: the batch script that `muster study --slurm` hands to sbatch.
// One array task is one shard; whatever node it starts on, and however often, it goes on where its
// file ends (shards.h), so tasks may be requeued at any time.
//
// Thread rule: pure functions.
#pragma once

#include <string>

namespace muster::study {

struct SlurmJob {
  std::string name;
  std::string program;  // of all paths: absolute, as the nodes see them
  std::string study;
  std::string folder;
  int shards = 1;
};

// Enough runs for each shard that reading the plan does not matter, and no more tasks than a Slurm
// that nobody has configured takes (MaxArraySize 1001).
inline constexpr int kRunsPerShard = 10;
inline constexpr int kMostArrayTasks = 1000;
int shardsFor(std::size_t runs);

// A text as one word of a shell command.
std::string shellQuoted(const std::string& text);
std::string batchScript(const SlurmJob& job);

}  // namespace muster::study
