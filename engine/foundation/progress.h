// How long work tells how far it is, and learns that it should end. The engine never prints; cli
// and viewer implement this.
#pragma once

namespace muster {

class Progress {
 public:
  virtual ~Progress() = default;
  // fraction in [0, 1] of the work named by the caller; called often, implementations throttle.
  virtual void advance(double fraction) = 0;
  // True once the user asked to end (Ctrl-C). Work then stops at its next clean point and keeps
  // what is done.
  virtual bool cancelled() const = 0;
};

// Neither shows nor cancels anything.
class Silent final : public Progress {
 public:
  void advance(double) override {}
  bool cancelled() const override { return false; }
};

// A piece of a longer work that is told as the piece from `from` to `to` of the whole.
class PartOfProgress final : public Progress {
 public:
  PartOfProgress(Progress& whole, double from, double to) : whole_(whole), from_(from), to_(to) {}
  void advance(double fraction) override { whole_.advance(from_ + (to_ - from_) * fraction); }
  bool cancelled() const override { return whole_.cancelled(); }

 private:
  Progress& whole_;
  double from_, to_;
};

}  // namespace muster
