// Kept fields waiting to be asked for. Each is handed out once: who got it owns it.
//
// Thread rule: any number of threads may take at once.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "navigation/kept_fields.h"

namespace muster::navigation {

class RecalledFields {
 public:
  void put(KeptFields kept);
  std::optional<KeptGround> takeGround(plan::SpaceId space);
  std::optional<KeptField> takeField(plan::SpaceId space, const Fingerprint& goal);
  // Copies of what nobody has taken.
  KeptFields rest() const;

 private:
  mutable std::mutex mutex_;
  std::map<plan::SpaceId, KeptGround> grounds_;
  std::map<std::pair<plan::SpaceId, Fingerprint>, KeptField> fields_;
};

}  // namespace muster::navigation
