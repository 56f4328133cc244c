#include "browser.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "program.h"

namespace muster::testing {
namespace {

// --no-sandbox: tests run as root too. Two minutes: a machine may be busy with other things.
std::string chromium(const std::string& folder, const std::string& options) {
  return "HOME='" + folder +
         "' timeout -k 5 120 chromium --headless --no-sandbox --disable-gpu "
         "--disable-dev-shm-usage --user-data-dir='" +
         folder +
         "/profile' "
         "--host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr "
         "--virtual-time-budget=5000 " +
         options;
}

bool installed() {
  if (run("command -v chromium").exit == 0) return true;
  ADD_FAILURE() << "there is no Chromium: install the package chromium (tests/run does)";
  return false;
}

}  // namespace

Opened openPage(const std::string& path) {
  Opened opened;
  if (!installed()) return opened;
  const std::string folder = freshFolder();
  run(chromium(folder,
               "--dump-dom 'file://" + path + "' >'" + folder + "/dom' 2>'" + folder + "/log'"));
  opened.dom = readFile(folder + "/dom");
  std::istringstream log(readFile(folder + "/log"));
  for (std::string line; std::getline(log, line);)
    if (line.find(":CONSOLE") != std::string::npos) opened.console += line + '\n';
  return opened;
}

int printPage(const std::string& path, const std::string& pdf) {
  if (!installed()) return 0;
  run(chromium(freshFolder(),
               "--no-pdf-header-footer --print-to-pdf='" + pdf + "' 'file://" + path + "'"));
  const std::string bytes = readFile(pdf);
  if (!bytes.starts_with("%PDF")) return 0;
  int sheets = 0;
  for (std::size_t at = 0; (at = bytes.find("/Type /Page\n", at)) != std::string::npos; ++at)
    ++sheets;
  return sheets;
}

}  // namespace muster::testing
