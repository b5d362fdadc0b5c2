import { DeviceLibrary } from './device-library.js';
import { DeviceConversationStorage } from './device-storage.js';

/** Read again whenever they are used. */
interface DeviceSettings {
  readonly persistKey?: string | undefined;
  readonly keepDays?: number | undefined;
}

/** Loaded on demand, with `persist="local"`. */
export function createDeviceStorage(keyOf: () => string, settings: DeviceSettings): DeviceConversationStorage {
  const library = new DeviceLibrary(
    () => (settings.persistKey ? keyOf() : undefined),
    () => settings.keepDays ?? 0,
  );
  return new DeviceConversationStorage(keyOf, library);
}
