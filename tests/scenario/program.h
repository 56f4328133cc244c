// Runs the program `muster` as a user would and keeps what it said.
#pragma once

#include <string>

namespace muster::testing {

struct Said {
  int exit = -1;       // exit code; 128 + signal if it died of one
  std::string output;  // stdout and stderr
};

// A command line of the shell, in the folder of the tests.
Said run(const std::string& command);
// Arguments as typed in a shell; the working folder is a fresh temporary one unless given. A
// program that takes longer than allowed is ended: exit 124, or 137 if it did not listen.
Said muster(const std::string& arguments, const std::string& folder = "", int mostSeconds = 600);
std::string freshFolder();
// Where the program finds its cache: one folder for each run of the tests, never the user's own.
std::string cacheHome();
std::string readFile(const std::string& path);
inline std::string source(const std::string& path) {
  return std::string(MUSTER_SOURCE_DIR) + "/" + path;
}
inline std::string shared(const std::string& path) {
  return std::string(MUSTER_SHARED_DIR) + "/" + path;
}

}  // namespace muster::testing
