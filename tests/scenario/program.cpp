#include "program.h"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

namespace muster::testing {

std::string freshFolder() {
  std::string name = "/tmp/muster-test-XXXXXX";
  std::vector<char> buffer(name.begin(), name.end());
  buffer.push_back('\0');
  const char* made = mkdtemp(buffer.data());
  return made == nullptr ? std::string() : std::string(made);
}

std::string cacheHome() {
  static const std::string folder = freshFolder();
  return folder;
}

Said run(const std::string& command) {
  Said said;
  FILE* pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
  if (pipe == nullptr) return said;
  std::array<char, 4096> chunk{};
  for (std::size_t n = 0; (n = fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
    said.output.append(chunk.data(), n);
  const int status = pclose(pipe);
  said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return said;
}

Said muster(const std::string& arguments, const std::string& folder, int mostSeconds) {
  const std::string where = folder.empty() ? freshFolder() : folder;
  return run("cd '" + where + "' && LANGUAGE=en XDG_CACHE_HOME='" + cacheHome() +
             "' timeout -k 5 " + std::to_string(mostSeconds) + " '" + MUSTER_BINARY + "' " +
             arguments);
}

std::string readFile(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace muster::testing
