// Hands a study to Slurm's sbatch.
#pragma once

#include <string>

#include "foundation/problem.h"
#include "study/slurm.h"

namespace muster::cli {

struct Submitted {
  std::string job;     // its id
  std::string script;  // the path of the batch script
};
// Writes the script into the job's folder and submits it. `job.program` is filled in (this one),
// its paths are made absolute. Problems: file.unwritable, study.not-submitted {script, reason}.
Result<Submitted> submitStudy(study::SlurmJob job);

}  // namespace muster::cli
