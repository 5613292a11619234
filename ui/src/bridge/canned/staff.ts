import type { Edition } from '../generated/Edition';
import type { Refusal } from '../generated/Refusal';
import type { Screen } from '../generated/Screen';
import type { StaffBridge } from '../staff';

declare global {
  /** What the staff window asked for, in order. */
  var asked: { saved?: Screen; closed?: true }[] | undefined;
}

/** The shell's part for the staff window. The address sets the measures, and `refuse` a code to refuse saving with. */
export function cannedStaff(address: URLSearchParams): StaffBridge {
  const asked = (globalThis.asked = []) as NonNullable<typeof globalThis.asked>;
  const number = (key: string, otherwise: number) => Number(address.get(key) ?? otherwise);
  const screen: Screen = {
    mmPerPx: number('mm', 0.25),
    lowerEdgeMm: number('edge', 900),
    viewingDistanceMm: number('distance', 600),
    calibrated: false,
  };
  const builtIn: Edition = { id: '0'.repeat(64), number: 0, current: true };
  const refusal = address.get('refuse');
  return {
    calibration: () => Promise.resolve(screen),
    calibrate(saved) {
      if (refusal) {
        const refused = { code: refusal, arguments: { reason: 'disk full', name: 'mmPerPx' } };
        return Promise.reject(refused as unknown as Refusal);
      }
      asked.push({ saved });
      return Promise.resolve();
    },
    editions: () => Promise.resolve([builtIn]),
    publish: () => Promise.resolve(1),
    rollBack: () => Promise.resolve(),
    close() {
      asked.push({ closed: true });
      return Promise.resolve();
    },
  };
}
