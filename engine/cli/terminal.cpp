#include "cli/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include <fmt/format.h>

namespace muster::cli {

namespace {

volatile std::sig_atomic_t gInterrupted = 0;

void onSignal(int signal) {
  gInterrupted = 1;
  std::signal(signal, SIG_DFL);  // a second one ends the program at once
}

constexpr int kBarWidth = 30;
constexpr double kRedraw_s = 0.2;
// Before this an estimate would only jump about.
constexpr double kEstimateAfter_s = 1.0;

std::string minutes(double seconds) {
  const int whole = static_cast<int>(seconds + 0.5);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void listenForInterrupt() {
  std::signal(SIGINT, onSignal);
  std::signal(SIGTERM, onSignal);
}

}  // namespace

bool interrupted() {
  return gInterrupted != 0;
}

bool stdoutIsTerminal() {
  return isatty(STDOUT_FILENO) == 1;
}

ProgressLine::ProgressLine(std::string label)
    : label_(std::move(label)),
      shown_(isatty(STDERR_FILENO) == 1),
      start_(Clock::now()),
      last_(start_) {
  listenForInterrupt();
}

ProgressLine::~ProgressLine() {
  finish();
}

void ProgressLine::advance(double fraction) {
  if (!shown_) return;
  const auto now = Clock::now();
  const std::chrono::duration<double> since = now - last_;
  if (since.count() < kRedraw_s && fraction < 1.0) return;
  last_ = now;
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  const int filled = static_cast<int>(kBarWidth * std::clamp(fraction, 0.0, 1.0));
  std::string line = fmt::format("\r{} [{:=<{}}{: <{}}] {:3.0f} %", label_, "", filled, "",
                                 kBarWidth - filled, 100 * fraction);
  if (elapsed > kEstimateAfter_s && fraction > 0.01) {
    line += fmt::format("  -{} ", minutes(elapsed * (1 - fraction) / fraction));
  }
  std::fputs((line + "\x1b[K").c_str(), stderr);
  std::fflush(stderr);
}

void ProgressLine::finish() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

void ProgressLine::say(const std::string& line) {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  std::printf("%s\n", line.c_str());
  std::fflush(stdout);  // in a pipe, too, whoever waits sees it at once
}

}  // namespace muster::cli
