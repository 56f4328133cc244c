#include "navigation/recalled_fields.h"

namespace muster::navigation {

void RecalledFields::put(KeptFields kept) {
  const std::lock_guard lock(mutex_);
  for (KeptGround& ground : kept.grounds) grounds_.try_emplace(ground.space, std::move(ground));
  for (KeptField& field : kept.fields)
    fields_.try_emplace({field.space, field.goal}, std::move(field));
}

std::optional<KeptGround> RecalledFields::takeGround(plan::SpaceId space) {
  const std::lock_guard lock(mutex_);
  auto found = grounds_.extract(space);
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

std::optional<KeptField> RecalledFields::takeField(plan::SpaceId space, const Fingerprint& goal) {
  const std::lock_guard lock(mutex_);
  auto found = fields_.extract({space, goal});
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

KeptFields RecalledFields::rest() const {
  const std::lock_guard lock(mutex_);
  KeptFields kept;
  for (const auto& [space, ground] : grounds_) kept.grounds.push_back(ground);
  for (const auto& [key, field] : fields_) kept.fields.push_back(field);
  return kept;
}

}  // namespace muster::navigation
