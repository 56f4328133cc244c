#include "study/slurm.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace muster::study {
namespace {

// sbatch reads its own lines without a shell; what is not a plain word would end the value.
std::string plain(const std::string& text) {
  std::string word;
  for (const char c : text) word += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
  return word;
}

}  // namespace

int shardsFor(std::size_t runs) {
  const std::size_t shards = (runs + kRunsPerShard - 1) / kRunsPerShard;
  return static_cast<int>(std::clamp<std::size_t>(shards, 1, kMostArrayTasks));
}

std::string shellQuoted(const std::string& text) {
  std::string all = "'";
  for (const char c : text) {
    if (c == '\'') {
      all += "'\\''";
    } else {
      all += c;
    }
  }
  return all + "'";
}

std::string batchScript(const SlurmJob& job) {
  return fmt::format(
      "#!/bin/bash\n"
      "#SBATCH --job-name=muster-{}\n"
      "#SBATCH --array=1-{}\n"
      "#SBATCH --ntasks=1\n"
      "#SBATCH --cpus-per-task=1\n"
      "#SBATCH --requeue\n"
      "#SBATCH --open-mode=append\n"
      "#SBATCH --output=slurm-%a.log\n"
      "cd {} || exit 1\n"
      "exec {} study {} --out {} --shard \"$SLURM_ARRAY_TASK_ID/{}\" --threads 1\n",
      plain(job.name), job.shards, shellQuoted(job.folder), shellQuoted(job.program),
      shellQuoted(job.study), shellQuoted(job.folder), job.shards);
}

}  // namespace muster::study
