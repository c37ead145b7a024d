/** Only browsers with a reader of their own, and only where the camera may be used (not on plain http). */
export const canScan = (): boolean => 'BarcodeDetector' in window && typeof navigator.mediaDevices?.getUserMedia === 'function';
