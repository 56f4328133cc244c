// Fields of campuses that were worked out before, kept in a folder of the user: one file for each
// campus and build of the program, named by its fingerprint.
//
// A cache may be lost at any time and never matters to a result: what cannot be read is worked out
// again, what cannot be written is not kept, without a word. Files are replaced as a whole, so that
// any number of programs may use the folder at once; of two that write at once one wins, and the
// other's fields are worked out again another time.
//
// Thread rule: plain value; the folder is shared with other programs anyway.
#pragma once

#include <cstdint>
#include <string>

#include "foundation/loop.h"
#include "navigation/kept_fields.h"

namespace muster::io {

class FieldCache {
 public:
  // An empty name: nothing is read or kept.
  explicit FieldCache(std::string folder) : folder_(std::move(folder)) {}
  // $XDG_CACHE_HOME/muster, or ~/.cache/muster; empty if neither is an absolute path.
  static std::string userFolder();

  // Empty if there is none, or if it is not exactly as it was written.
  navigation::KeptFields read(const navigation::Fingerprint& campus, const Loop& loop) const;
  // True if kept. Makes room: the files that were not used for longest go until all together take
  // no more than `most`.
  bool write(const navigation::Fingerprint& campus, const navigation::KeptFields& fields,
             const Loop& loop, std::uint64_t most = kMostBytes) const;
  std::string fileOf(const navigation::Fingerprint& campus) const;

 private:
  static constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;
  void makeRoom(std::uint64_t most) const;

  std::string folder_;
};

}  // namespace muster::io
