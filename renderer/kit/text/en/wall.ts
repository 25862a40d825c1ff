export const wall = { wall: {} } as const;
