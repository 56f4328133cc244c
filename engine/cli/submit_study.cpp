#include "cli/submit_study.h"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "io/text_file.h"

namespace muster::cli {

namespace {

namespace fs = std::filesystem;

struct Said {
  int exit = -1;
  std::string output;
};

Said shell(const std::string& command) {
  Said said;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return said;
  std::array<char, 1024> part{};
  for (std::size_t n = 0; (n = fread(part.data(), 1, part.size(), pipe)) > 0;)
    said.output.append(part.data(), n);
  const int status = pclose(pipe);
  said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  while (!said.output.empty() && said.output.back() == '\n') said.output.pop_back();
  return said;
}

}  // namespace

Result<Submitted> submitStudy(study::SlurmJob job) {
  std::error_code error;
  job.program = fs::read_symlink("/proc/self/exe", error).string();
  job.study = fs::absolute(job.study).lexically_normal().string();
  job.folder = fs::absolute(job.folder).lexically_normal().string();
  fs::create_directories(job.folder, error);  // writing tells
  Submitted submitted;
  submitted.script = (fs::path(job.folder) / "slurm.sh").string();
  if (Problems problems = io::writeAtomically(submitted.script, study::batchScript(job));
      !problems.empty())
    return tl::unexpected(std::move(problems));
  // The folder is where the tasks' logs go; sbatch is found like any program.
  const std::string folder = study::shellQuoted(job.folder);
  const Said said = shell("cd " + folder + " && sbatch --parsable slurm.sh 2>&1");
  if (said.exit != 0) {
    return tl::unexpected(Problems{{Severity::error,
                                    "study.not-submitted",
                                    submitted.script,
                                    {},
                                    {},
                                    {{"script", submitted.script}, {"reason", said.output}}}});
  }
  submitted.job = said.output.substr(0, said.output.find(';'));
  return submitted;
}

}  // namespace muster::cli
